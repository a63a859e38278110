package org.doorstep.server;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.core.KeywordTokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.pattern.PatternReplaceFilter;
import org.apache.lucene.analysis.phonetic.DoubleMetaphoneFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.springframework.stereotype.Component;

/**
 * Names in one spelling, whichever of Ukrainian or Russian Cyrillic and of the Ukrainian, Russian,
 * English and French ways to write it in Latin letters they come in: Шевченко, Shevchenko and
 * Chevtchenko are one word. Analysis by Lucene; nothing is kept.
 */
@Component
public class NameAnalysis {

  private static final int LONGEST = 200;
  private static final int LONGEST_SOUND = 8;

  /** What Cyrillic letters and Latin ones in pairs become; x stands for ш, ч and щ, c for ц. */
  private static final String SPELLINGS =
      "а=a б=b в=v г=h ґ=h д=d е=e є=ie ё=e ж=z з=z и=i і=i ї=i й=i к=k л=l м=m н=n о=o п=p р=r "
          + "с=s т=t у=u ф=f х=h ц=c ч=x ш=x щ=x ъ= ы=i ь= э=e ю=iu я=ia ў=u "
          + "shch=x schtsch=x chtch=x stch=x szcz=x tsch=x tch=x tsh=x sch=x sh=x ch=x cz=x sz=x "
          + "č=x š=x ž=z ć=x ç=s ż=z ź=z ś=s ş=x kh=h gh=h g=h zgh=zh zh=z ts=c tz=c ph=f th=t ck=k "
          + "ce=ce ci=ci cy=ci c=k q=k x=ks w=v ou=u oo=u ee=i y=i jou=zu jy=zi ji=zi j=i "
          + "'= ’= ‘= ʼ= `= ´= ′= \"=";

  private final Analyzer letters = new OneSpelling();
  private final Analyzer sounds = new Sounds();

  /**
   * The words of a name in one spelling.
   *
   * @param name a name or a part of one, in any script; what is longer than 200 characters is cut
   * @return its words in lower-case Latin letters, in their order; parts joined by a hyphen are
   *     words of their own
   */
  public List<String> words(String name) {
    String composed = Normalizer.normalize(name, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    return terms(letters, composed.substring(0, Math.min(composed.length(), LONGEST)));
  }

  /**
   * How a word sounds, by Double Metaphone: what is spelt a little differently often sounds alike.
   *
   * @param word one of {@link #words}
   * @return its code, or the word itself if it has none
   */
  public String sound(String word) {
    List<String> codes = terms(sounds, word);
    return codes.isEmpty() ? word : codes.get(0);
  }

  private static List<String> terms(Analyzer analyzer, String text) {
    List<String> terms = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("name", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        if (term.length() > 0) {
          terms.add(term.toString());
        }
      }
      stream.end();
      return terms;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class OneSpelling extends Analyzer {

    private static final NormalizeCharMap MAP = map();
    private static final Pattern DOUBLED = Pattern.compile("(\\p{L})\\1+");
    private static final Pattern SOFTENING = Pattern.compile("i(?=[aeou])");
    private static final Pattern FINAL_F = Pattern.compile("f$");

    @Override
    protected Reader initReader(String field, Reader name) {
      return new MappingCharFilter(MAP, name);
    }

    @Override
    protected TokenStreamComponents createComponents(String field) {
      StandardTokenizer words = new StandardTokenizer();
      TokenStream plain = new ASCIIFoldingFilter(words);
      plain = new PatternReplaceFilter(plain, DOUBLED, "$1", true);
      plain = new PatternReplaceFilter(plain, SOFTENING, "", true);
      plain = new PatternReplaceFilter(plain, DOUBLED, "$1", true);
      return new TokenStreamComponents(words, new PatternReplaceFilter(plain, FINAL_F, "v", true));
    }

    private static NormalizeCharMap map() {
      NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
      for (String spelling : SPELLINGS.split(" ")) {
        int equals = spelling.indexOf('=');
        map.add(spelling.substring(0, equals), spelling.substring(equals + 1));
      }
      return map.build();
    }
  }

  private static final class Sounds extends Analyzer {

    private static final Pattern HUSHING = Pattern.compile("x");
    private static final Pattern HISSING = Pattern.compile("c");

    @Override
    protected TokenStreamComponents createComponents(String field) {
      KeywordTokenizer word = new KeywordTokenizer();
      TokenStream readable = new PatternReplaceFilter(word, HUSHING, "sh", true);
      readable = new PatternReplaceFilter(readable, HISSING, "ts", true);
      return new TokenStreamComponents(
          word, new DoubleMetaphoneFilter(readable, LONGEST_SOUND, false));
    }
  }
}
