package org.doorstep.coverage;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Names the rows of the programmes that a test proves, as {@code docs/coverage.md} shows them. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Proves {

  /** Rows of {@code src/test/resources/coverage/rows.tsv}. */
  String[] value();
}
