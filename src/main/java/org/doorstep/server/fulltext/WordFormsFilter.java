package org.doorstep.server.fulltext;

import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import org.apache.lucene.analysis.TokenFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.AttributeSource;
import org.jspecify.annotations.Nullable;

/** Puts all forms of a word at the place of the word. */
final class WordFormsFilter extends TokenFilter {

  private final WordForms forms = new WordForms();
  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final PositionIncrementAttribute position =
      addAttribute(PositionIncrementAttribute.class);
  private Iterator<String> pending = Collections.emptyIterator();
  private AttributeSource.@Nullable State state;

  WordFormsFilter(TokenStream input) {
    super(input);
  }

  @Override
  public boolean incrementToken() throws IOException {
    if (pending.hasNext()) {
      restoreState(state);
      position.setPositionIncrement(0);
      term.setEmpty().append(pending.next());
      return true;
    }
    if (!input.incrementToken()) {
      return false;
    }
    pending = forms.of(term.toString()).iterator();
    state = captureState();
    term.setEmpty().append(pending.next());
    return true;
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    pending = Collections.emptyIterator();
  }
}
