package org.doorstep.transfer;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Resource;

/** A section before it is written: what is read, and the records that say the same in codes. */
final class SectionDraft {

  private final SectionKind kind;
  private final List<View.Block> blocks = new ArrayList<>();
  private final List<Resource> entries = new ArrayList<>();
  private final List<SectionDraft> parts = new ArrayList<>();

  SectionDraft(SectionKind kind) {
    this.kind = kind;
  }

  SectionDraft show(View.Block block) {
    blocks.add(block);
    return this;
  }

  SectionDraft show(List<View.Block> several) {
    blocks.addAll(several);
    return this;
  }

  SectionDraft from(List<? extends Resource> records) {
    entries.addAll(records);
    return this;
  }

  SectionDraft with(SectionDraft part) {
    parts.add(part);
    return this;
  }

  SectionKind kind() {
    return kind;
  }

  List<View.Block> blocks() {
    return blocks;
  }

  List<Resource> entries() {
    return entries;
  }

  List<SectionDraft> parts() {
    return parts;
  }

  boolean isEmpty() {
    return blocks.isEmpty() && entries.isEmpty() && parts.isEmpty();
  }
}
