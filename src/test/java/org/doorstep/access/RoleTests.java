package org.doorstep.access;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.junit.jupiter.api.Test;

class RoleTests {

  private static final Path PUBLISHED =
      Path.of("fhir-profiles", "generated", "CodeSystem-doorstep-role.json");

  @Test
  void rolesAreThoseOfThePublishedCodeSystem() throws IOException {
    CodeSystem published =
        FhirContext.forR4Cached()
            .newJsonParser()
            .parseResource(CodeSystem.class, Files.readString(PUBLISHED));
    assertThat(Arrays.stream(Role.values()).filter(role -> role != Role.ANALYST).map(Role::code))
        .containsExactlyInAnyOrderElementsOf(
            published.getConcept().stream().map(ConceptDefinitionComponent::getCode).toList());
  }

  @Test
  void noRecordMakesAnAnalyst() {
    assertThat(Role.of(Role.ANALYST.code())).isEmpty();
  }

  @Test
  void codeThatIsNoRoleGivesNone() {
    assertThat(Role.of("nurse")).contains(Role.NURSE);
    assertThat(Role.of("ceo")).isEmpty();
  }
}
