package org.doorstep.demo;

import java.util.List;

/** Names of nobody, in Cyrillic and in Latin letters. */
final class DemoNames {

  /**
   * A name in two scripts.
   *
   * @param family family name in Cyrillic
   * @param given given name in Cyrillic
   * @param latinFamily family name in Latin letters
   * @param latinGiven given name in Latin letters
   */
  record Name(String family, String given, String latinFamily, String latinGiven) {

    String text() {
      return given + " " + family;
    }

    String latinText() {
      return latinGiven + " " + latinFamily;
    }
  }

  private record Word(String cyrillic, String latin) {}

  private static final List<Word> UKRAINIAN_FAMILIES =
      List.of(
          new Word("Вербенко", "Verbenko"),
          new Word("Калинчук", "Kalynchuk"),
          new Word("Жайворенко", "Zhaivorenko"),
          new Word("Сонячук", "Soniachuk"),
          new Word("Лелеченко", "Lelechenko"),
          new Word("Криничук", "Krynychuk"),
          new Word("Барвінченко", "Barvinchenko"),
          new Word("Яворчук", "Yavorchuk"),
          new Word("Мальвенко", "Malvenko"),
          new Word("Житничук", "Zhytnychuk"),
          new Word("Ожинченко", "Ozhynchenko"),
          new Word("Вільшенко", "Vilshenko"));
  private static final List<Word> UKRAINIAN_WOMEN =
      List.of(
          new Word("Марія", "Mariia"),
          new Word("Ганна", "Hanna"),
          new Word("Оксана", "Oksana"),
          new Word("Катерина", "Kateryna"),
          new Word("Галина", "Halyna"),
          new Word("Надія", "Nadiia"),
          new Word("Віра", "Vira"),
          new Word("Любов", "Liubov"));
  private static final List<Word> UKRAINIAN_MEN =
      List.of(
          new Word("Андрій", "Andrii"),
          new Word("Микола", "Mykola"),
          new Word("Петро", "Petro"),
          new Word("Іван", "Ivan"),
          new Word("Василь", "Vasyl"),
          new Word("Степан", "Stepan"));
  private static final List<Word> RUSSIAN_WOMEN =
      List.of(
          new Word("Анна", "Anna"),
          new Word("Елена", "Elena"),
          new Word("Ольга", "Olga"),
          new Word("Ирина", "Irina"),
          new Word("Светлана", "Svetlana"),
          new Word("Дарья", "Daria"));
  private static final List<Word> RUSSIAN_MEN =
      List.of(
          new Word("Алексей", "Aleksei"),
          new Word("Сергей", "Sergei"),
          new Word("Дмитрий", "Dmitrii"),
          new Word("Павел", "Pavel"),
          new Word("Олег", "Oleg"));

  /** Russian family names take an ending by gender. */
  private static final List<Word> RUSSIAN_FAMILIES =
      List.of(
          new Word("Ручьёв", "Ruchev"),
          new Word("Перелесков", "Pereleskov"),
          new Word("Рябинников", "Riabinnikov"),
          new Word("Заозеров", "Zaozerov"),
          new Word("Тростников", "Trostnikov"),
          new Word("Подснежников", "Podsnezhnikov"),
          new Word("Клеверов", "Kleverov"));

  private DemoNames() {}

  static Name name(Chance chance, boolean woman, boolean russian) {
    Word family = chance.oneOf(russian ? RUSSIAN_FAMILIES : UKRAINIAN_FAMILIES);
    Word given =
        chance.oneOf(
            russian
                ? woman ? RUSSIAN_WOMEN : RUSSIAN_MEN
                : woman ? UKRAINIAN_WOMEN : UKRAINIAN_MEN);
    boolean ending = russian && woman;
    return new Name(
        family.cyrillic() + (ending ? "а" : ""),
        given.cyrillic(),
        family.latin() + (ending ? "a" : ""),
        given.latin());
  }
}
