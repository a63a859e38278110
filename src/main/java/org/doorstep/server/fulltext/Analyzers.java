package org.doorstep.server.fulltext;

import ca.uhn.fhir.jpa.search.HapiHSearchAnalysisConfigurers.HapiLuceneAnalysisConfigurer;
import java.io.Reader;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.hibernate.search.backend.lucene.analysis.LuceneAnalysisConfigurationContext;

/** HAPI's analyzers, with Doorstep's own in the place of the one for {@code _text, _content}. */
public final class Analyzers extends HapiLuceneAnalysisConfigurer {

  @Override
  public void configure(LuceneAnalysisConfigurationContext context) {
    super.configure(context);
    context.analyzer(STANDARD_ANALYZER).instance(new FourLanguages());
  }

  /** Words of any of the four languages, each under all of its forms. */
  static final class FourLanguages extends Analyzer {

    private static final NormalizeCharMap APOSTROPHES = apostrophes();

    @Override
    protected TokenStreamComponents createComponents(String field) {
      StandardTokenizer words = new StandardTokenizer();
      return new TokenStreamComponents(words, new WordFormsFilter(new LowerCaseFilter(words)));
    }

    @Override
    protected Reader initReader(String field, Reader text) {
      return new MappingCharFilter(APOSTROPHES, text);
    }

    private static NormalizeCharMap apostrophes() {
      NormalizeCharMap.Builder map = new NormalizeCharMap.Builder();
      for (String apostrophe : new String[] {"’", "‘", "ʼ", "`", "´"}) {
        map.add(apostrophe, "'");
      }
      return map.build();
    }
  }
}
