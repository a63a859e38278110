package org.doorstep.transfer;

import org.doorstep.fhir.Language;
import org.jspecify.annotations.Nullable;

/** Names of codes in the languages of the teams. */
interface CodeNames {

  /**
   * The name of a code.
   *
   * @return the name in the language, or null where the code is not known
   */
  @Nullable String find(String system, String code, Language language);
}
