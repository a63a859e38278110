package org.doorstep.coverage;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the ways by which something could leak that a test shows closed, as {@code docs/leaks.md}
 * lists them. Such a test fails where the guards of the way are missing ({@link GuardsInTurn}).
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Closes {

  /** Rows of {@code src/test/resources/coverage/leaks.tsv}. */
  String[] value();
}
