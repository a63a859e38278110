package org.doorstep.transfer;

/** Writes one section; a draft without content means that there is nothing to say. */
interface SectionWriter {

  /**
   * Writes the section.
   *
   * @param dossier what is known of the person
   * @param wording the language to write in
   */
  SectionDraft write(Dossier dossier, Wording wording);
}
