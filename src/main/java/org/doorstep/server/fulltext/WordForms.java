package org.doorstep.server.fulltext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import morfologik.stemming.Dictionary;
import morfologik.stemming.DictionaryLookup;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;
import org.tartarus.snowball.ext.RussianStemmer;

/**
 * The forms under which a word is indexed and looked for: itself, and its stem in each language
 * that it may belong to. Nobody has to say which language a note is written in.
 *
 * <p>Not safe for use by several threads at once.
 */
final class WordForms {

  private static final Dictionary UKRAINIAN = ukrainian();
  private static final Pattern CYRILLIC = Pattern.compile("\\p{IsCyrillic}");
  private static final Pattern ELISION = Pattern.compile("^(?:[ldjmtscn]|qu)'(?=\\p{L})");

  private final DictionaryLookup ukrainianLemmas = new DictionaryLookup(UKRAINIAN);
  private final SnowballStemmer russian = new RussianStemmer();
  private final SnowballStemmer english = new EnglishStemmer();
  private final SnowballStemmer french = new FrenchStemmer();

  /**
   * The forms of one word.
   *
   * @param word in lower case, with ' as its only apostrophe
   * @return its forms, the word itself first
   */
  Set<String> of(String word) {
    Set<String> forms = new LinkedHashSet<>();
    if (CYRILLIC.matcher(word).find()) {
      String plain = word.replace('ё', 'е');
      forms.add(plain);
      ukrainianLemmas.lookup(word).forEach(found -> forms.add(lowerCase(found.getStem())));
      forms.add(stem(russian, plain));
    } else {
      String plain = ELISION.matcher(word).replaceFirst("");
      forms.add(folded(plain));
      forms.add(folded(stem(english, plain)));
      forms.add(folded(stem(french, plain)));
    }
    return forms;
  }

  private static String lowerCase(CharSequence lemma) {
    return lemma.toString().toLowerCase(java.util.Locale.ROOT);
  }

  private static String stem(SnowballStemmer stemmer, String word) {
    stemmer.setCurrent(word);
    stemmer.stem();
    return stemmer.getCurrent();
  }

  private static String folded(String word) {
    char[] folded = new char[word.length() * 4];
    int length = ASCIIFoldingFilter.foldToASCII(word.toCharArray(), 0, folded, 0, word.length());
    return new String(folded, 0, length);
  }

  private static Dictionary ukrainian() {
    try {
      return Dictionary.read(
          Objects.requireNonNull(
              WordForms.class.getClassLoader().getResource("ua/net/nlp/ukrainian.dict")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
