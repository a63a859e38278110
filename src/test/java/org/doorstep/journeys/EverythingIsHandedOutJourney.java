package org.doorstep.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.server.AllRecords;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An export or a figure is made of all records, also of more than HAPI lists by itself. */
class EverythingIsHandedOutJourney extends Journey {

  private static final int SITES = 5;
  private static final String NAME = "Everywhere";

  @Autowired private AllRecords records;
  @Autowired private JpaStorageSettings storage;

  @Test
  void listsOfHapiEndButOursDoNot() {
    for (int number = 0; number < SITES; number++) {
      Institutions.create(
          fhir(),
          """
          {"resourceType": "Location", "status": "active", "mode": "instance", "name": "%s %d"}
          """
              .formatted(NAME, number));
    }
    List<String> lines = new ArrayList<>();
    Integer most = storage.getInternalSynchronousSearchSize();
    storage.setInternalSynchronousSearchSize(SITES - 1);
    try {
      records.write("Location?name=" + NAME, lines::add);
    } finally {
      storage.setInternalSynchronousSearchSize(most);
    }
    assertThat(lines).hasSize(SITES).allMatch(line -> line.contains(NAME)).doesNotHaveDuplicates();
  }
}
