package org.doorstep.server.fulltext;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.SampledData;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

class TextOfRecordsTests {

  @Test
  void conclusionOfAnEcgIsIndexedAndItsSamplesAreNot() {
    Observation ecg = new Observation();
    ecg.setValue(new StringType("Фібриляція передсердь"));
    ecg.addComponent().setValue(new SampledData().setData("12 13 14 E 15"));
    ecg.addNote().setText("вдома холодно");

    String words = TextOfRecords.words(ecg);

    assertThat(words).contains("Фібриляція", "вдома холодно").doesNotContain("13");
  }

  @Test
  void narrativeIsIndexedWithoutItsMarkup() {
    Observation note = new Observation();
    note.getText().setDivAsString("<div>Рана <b>чиста</b></div>");

    assertThat(TextOfRecords.narrative(note)).contains("Рана", "чиста").doesNotContain("<");
  }
}
