package org.doorstep.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.hl7.fhir.r4.model.ContactPoint.ContactPointSystem;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Patient;
import org.jspecify.annotations.Nullable;

/**
 * Invented people of a region, and people who are easily taken for them; the same for each seed.
 */
public final class InventedPeople {

  private static final String[] FAMILIES =
      ("Шевченко Коваленко Бондаренко Ткаченко Кравченко Ковальчук Коваль Олійник Мельник Поліщук"
              + " Савченко Бойко Марченко Лисенко Руденко Петренко Мороз Клименко Кравчук Савчук"
              + " Левченко Павленко Панченко Шевчук Гончаренко Харченко Пономаренко Василенко"
              + " Хоменко Сидоренко Кузьменко Романюк Іваненко Назаренко Литвиненко Костенко"
              + " Кириленко Федоренко Яковенко Гаврилюк Мартинюк Тимченко Дяченко Гриценко Жук"
              + " Захарченко Журавель Щербак Цимбалюк Юрченко Ященко Єременко Чорновол Чумак"
              + " Білоус Вдовиченко Гайдамака Дзюба Зінченко Кучеренко Лук'яненко Мірошниченко"
              + " Нечипоренко Онищенко Приходько Рибалко Семенюк Терещенко Усенко Фоменко"
              + " Хмельницький Заболотний Яворський Левицький Білецький Чайковський"
              + " Иванов Петров Кузнецов Смирнов Попов Соколов Лебедев Козлов Новиков Морозов"
              + " Волков Зайцев Павлов Семёнов Голубев Виноградов Богданов Воробьёв Фёдоров"
              + " Михайлов Беляев Тарасов Белов Комаров Орлов Киселёв Макаров Андреев Ковалёв"
              + " Ильин Гусев Титов Кузьмин Кудрявцев Баранов Куликов Алексеев Степанов Яковлев"
              + " Сорокин Сергеев Романов Захаров Борисов Королёв Герасимов Пономарёв Григорьев"
              + " Лазарев Медведев Ершов Никитин Соболев Рябов Поляков Цветков Данилов Жуков"
              + " Фролов Журавлёв Николаев Крылов Максимов Сидоров Осипов Белоусов Федотов"
              + " Дорофеев Егоров Матвеев Бобров Дмитриев Калинин Анисимов Петухов Антонов")
          .split(" ");

  /** Ukrainian and Russian form. */
  private static final String[] WOMEN =
      ("Олена/Елена Ганна/Анна Наталія/Наталья Оксана/Оксана Тетяна/Татьяна Ірина/Ирина"
              + " Світлана/Светлана Людмила/Людмила Галина/Галина Юлія/Юлия Марія/Мария"
              + " Катерина/Екатерина Надія/Надежда Любов/Любовь Ольга/Ольга Валентина/Валентина"
              + " Вікторія/Виктория Анастасія/Анастасия Софія/София Дарина/Дарья Лариса/Лариса"
              + " Ніна/Нина Віра/Вера Марина/Марина Олександра/Александра Євгенія/Евгения"
              + " Христина/Кристина Лідія/Лидия Раїса/Раиса Зінаїда/Зинаида")
          .split(" ");

  private static final String[] MEN =
      ("Олександр/Александр Сергій/Сергей Володимир/Владимир Андрій/Андрей Микола/Николай"
              + " Іван/Иван Василь/Василий Петро/Пётр Михайло/Михаил Олексій/Алексей"
              + " Дмитро/Дмитрий Юрій/Юрий Віктор/Виктор Анатолій/Анатолий Павло/Павел"
              + " Григорій/Григорий Євген/Евгений Максим/Максим Богдан/Богдан Роман/Роман"
              + " Тарас/Тарас Олег/Олег Ігор/Игорь Степан/Степан Ярослав/Ярослав"
              + " Костянтин/Константин Валерій/Валерий Леонід/Леонид Борис/Борис Федір/Фёдор")
          .split(" ");

  private static final String[] FATHERS =
      ("Олександр Володимир Андрій Іван Петр Михайл Віктор Павл Степан Максим Богдан Роман Тарас"
              + " Олег Борис Федор Семен Антон Степан Ярослав")
          .split(" ");

  private static final String[] RUSSIAN_FATHERS =
      ("Александр Владимир Иван Петр Михайл Виктор Павл Степан Максим Богдан Роман Олег Борис"
              + " Федор Семен Антон Николаев:Николаевич Сергеев:Сергеевич Андреев:Андреевич"
              + " Алексеев:Алексеевич")
          .split(" ");

  private static final String[] VILLAGES =
      ("Вигадане Криничне Житнє Калинове Вербове Сонячне Лозове Степове Яворове Барвінкове"
              + " Зарічне Медове Тихе Лісове Польове")
          .split(" ");

  private final Random chance;
  private int next;

  /**
   * @param seed of everything that is left to chance
   */
  public InventedPeople(long seed) {
    this.chance = new Random(seed);
  }

  /**
   * What a person is called and so on, before anybody writes it down.
   *
   * @param number who it is
   * @param variants the given name in Ukrainian and Russian
   */
  record Person(
      int number,
      boolean woman,
      boolean russian,
      String family,
      String[] variants,
      String patronymic,
      LocalDate born,
      @Nullable String phone,
      String village,
      @Nullable String taxNumber) {

    String given() {
      return variants[russian ? 1 : 0];
    }
  }

  List<Person> people(int number) {
    List<Person> people = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      people.add(person());
    }
    return people;
  }

  private Person person() {
    boolean woman = chance.nextBoolean();
    String root = oneOf(FAMILIES);
    boolean russian = root.matches(".*(ов|ев|ёв|ин)");
    return new Person(
        next++,
        woman,
        russian,
        family(root, woman),
        oneOf(woman ? WOMEN : MEN).split("/"),
        patronymic(woman, russian),
        LocalDate.of(1935, 1, 1).plusDays(chance.nextInt(80 * 365)),
        chance.nextInt(100) < 75 ? phone() : null,
        oneOf(VILLAGES),
        chance.nextInt(100) < 15 ? digits(10) : null);
  }

  private static String family(String root, boolean woman) {
    if (!woman) {
      return root;
    }
    return root.endsWith("ий")
        ? root.substring(0, root.length() - 2) + "а"
        : root.matches(".*(ов|ев|ёв|ин)") ? root + "а" : root;
  }

  private String patronymic(boolean woman, boolean russian) {
    String father = oneOf(russian ? RUSSIAN_FATHERS : FATHERS);
    if (father.contains(":")) {
      String ending = father.split(":")[1];
      return woman ? ending.replace("ич", "на") : ending;
    }
    boolean soft = father.endsWith("й");
    String stem = soft ? father.substring(0, father.length() - 1) : father;
    if (russian) {
      return woman ? stem + (soft ? "евна" : "овна") : stem + (soft ? "евич" : "ович");
    }
    return woman ? stem + (soft ? "ївна" : "івна") : stem + (soft ? "йович" : "ович");
  }

  /** Somebody else who is easily taken for a person: sister, twin, namesake, child of the name. */
  Person lookalike(Person person) {
    Person other = person();
    return switch (chance.nextInt(4)) {
      case 0 -> sibling(person, person.born().plusDays(400 + chance.nextInt(4000)));
      case 1 -> sibling(person, person.born());
      case 2 ->
          new Person(
              other.number(),
              person.woman(),
              person.russian(),
              person.family(),
              person.variants(),
              chance.nextInt(3) == 0 ? person.patronymic() : other.patronymic(),
              other.born(),
              other.phone(),
              chance.nextBoolean() ? person.village() : other.village(),
              other.taxNumber());
      default ->
          new Person(
              other.number(),
              person.woman(),
              person.russian(),
              person.family(),
              person.variants(),
              other.patronymic(),
              person.born().plusYears(20 + chance.nextInt(15)).plusDays(chance.nextInt(300)),
              person.phone(),
              person.village(),
              other.taxNumber());
    };
  }

  private Person sibling(Person person, LocalDate born) {
    Person other = person();
    String[] names = other.variants();
    while (names[0].equals(person.variants()[0]) || other.woman() != person.woman()) {
      other = person();
      names = other.variants();
    }
    return new Person(
        other.number(),
        person.woman(),
        person.russian(),
        person.family(),
        names,
        person.patronymic(),
        born,
        chance.nextBoolean() ? person.phone() : other.phone(),
        person.village(),
        other.taxNumber());
  }

  /** A person as a careful registrar writes them down. */
  Patient record(Person person) {
    Patient patient = new Patient();
    patient
        .addIdentifier()
        .setSystem("https://doorstep.health/sid/client")
        .setValue("MATCH-" + person.number() + "-" + digits(6));
    if (person.taxNumber() != null) {
      patient
          .addIdentifier()
          .setSystem("https://doorstep.health/sid/rnokpp")
          .setValue(person.taxNumber());
    }
    HumanName name = patient.addName().setFamily(person.family()).addGiven(person.given());
    if (chance.nextInt(100) < 85) {
      name.addGiven(person.patronymic());
    }
    patient.setGender(person.woman() ? AdministrativeGender.FEMALE : AdministrativeGender.MALE);
    patient.setBirthDateElement(new DateType(person.born().toString()));
    if (person.phone() != null) {
      patient.addTelecom().setSystem(ContactPointSystem.PHONE).setValue(person.phone());
    }
    patient.addAddress().setCity(person.village()).setCountry("XX");
    return patient;
  }

  String phone() {
    return "+999 " + digits(2) + " " + digits(3) + " " + digits(4);
  }

  String digits(int number) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < number; i++) {
      digits.append(chance.nextInt(10));
    }
    return digits.toString();
  }

  String oneOf(String... values) {
    return values[chance.nextInt(values.length)];
  }

  String village() {
    return oneOf(VILLAGES);
  }

  boolean happens(int percent) {
    return chance.nextInt(100) < percent;
  }

  int below(int limit) {
    return chance.nextInt(limit);
  }
}
