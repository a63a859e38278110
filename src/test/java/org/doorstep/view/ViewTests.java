package org.doorstep.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import org.doorstep.fhir.Refusal;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseItemComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the official cases leave open: numbers of rows, repeat, keys, and what is refused. */
class ViewTests {

  private static final Views VIEWS = new Views(FhirContext.forR4Cached());

  @Test
  void rowsAreNumberedWithinTheirList() {
    Patient oksana = new Patient();
    oksana.addName().setFamily("Мельник").addGiven("Оксана").addGiven("Марія");
    oksana.addName().setFamily("Коваль").addGiven("Оксана");
    assertThat(
            rows(
                """
                {"resource": "Patient", "select": [{
                  "forEach": "name",
                  "column": [{"name": "n", "path": "%rowIndex"}, {"name": "family", "path": "family"}],
                  "select": [{"forEach": "given", "column": [{"name": "g", "path": "%rowIndex"}]}]}]}
                """,
                oksana))
        .containsExactly("[0, Мельник, 0]", "[0, Мельник, 1]", "[1, Коваль, 0]");
    assertThat(
            rows(
                """
                {"resource": "Patient", "select": [{
                  "forEachOrNull": "contact",
                  "column": [{"name": "n", "path": "%rowIndex"}, {"name": "g", "path": "gender"}]}]}
                """,
                oksana))
        .containsExactly("[0, null]");
  }

  @Test
  void repeatGoesDownAllPathsInTheOrderOfTheRecord() {
    QuestionnaireResponse answers = new QuestionnaireResponse();
    QuestionnaireResponseItemComponent first = answers.addItem().setLinkId("1");
    first.addItem().setLinkId("1.1").addAnswer().addItem().setLinkId("1.1.1");
    first.addItem().setLinkId("1.2");
    answers.addItem().setLinkId("2");
    String view =
        """
        {"resource": "QuestionnaireResponse", "select": [{
          "repeat": %s, "column": [{"name": "n", "path": "%%rowIndex"}, {"name": "id", "path": "linkId"}]}]}
        """;
    assertThat(rows(view.formatted("[\"item\"]"), answers))
        .containsExactly("[0, 1]", "[1, 1.1]", "[2, 1.2]", "[3, 2]");
    assertThat(rows(view.formatted("[\"item\", \"answer.item\"]"), answers))
        .containsExactly("[0, 1]", "[1, 1.1]", "[2, 1.1.1]", "[3, 1.2]", "[4, 2]");
  }

  @ParameterizedTest
  @CsvSource({
    "Patient/p2, p2",
    "Patient/p2/_history/3, p2",
    "https://elsewhere.example.org/fhir/Patient/p2, ",
    "RelatedPerson/p2, ",
    "urn:uuid:53fefa32-fcbb-4ff8-8a92-55ee120877b7, ",
    "'#p2', "
  })
  void keyOfReferenceIsAnIdHereOrNothing(String reference, String key) {
    Patient patient = new Patient();
    patient.addLink().setOther(new Reference(reference));
    assertThat(
            rows(
                """
                {"resource": "Patient", "select": [{"column": [
                  {"name": "key", "path": "link.other.getReferenceKey(Patient)"}]}]}
                """,
                patient))
        .containsExactly("[" + key + "]");
  }

  @Test
  void elementWithoutValueIsAnEmptyCell() {
    Patient patient = new Patient();
    patient
        .getBirthDateElement()
        .addExtension()
        .setUrl("http://hl7.org/fhir/StructureDefinition/data-absent-reason");
    assertThat(
            rows(
                """
                {"resource": "Patient", "select": [{"column": [{"name": "b", "path": "birthDate"}]}]}
                """,
                patient))
        .containsExactly("[null]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'resource': 'Patent', 'select': []} | ViewDefinition.resource | no resource 'Patent'",
        "{'resource': 'Patient'} | ViewDefinition | 'select' is missing",
        "{'resource': 'Patient', 'select': {}} | ViewDefinition.select | not a list",
        "{'resource': 'Patient', 'select': [1]} | ViewDefinition.select[0] | not an object",
        "{'resource': 'Patient', 'select': [{}]} | ViewDefinition | no column",
        "{'resource': 'Patient', 'select': [{'column': [{'path': 'id'}]}]}"
            + " | ViewDefinition.select[0].column[0] | 'name' is missing",
        "{'resource': 'Patient', 'select': [{'column': [{'name': 'a b', 'path': 'id'}]}]}"
            + " | ViewDefinition.select[0].column[0].path | name 'a b'",
        "{'resource': 'Patient', 'select': [{'column': [{'name': 'a', 'path': 'id'}, {'name': 'a', 'path': 'id'}]}]}"
            + " | ViewDefinition.select[0].column[1].path | two columns 'a'",
        "{'resource': 'Patient', 'select': [{'column': [{'name': 'a', 'path': 'nam.family'}]}]}"
            + " | ViewDefinition.select[0].column[0].path | nam",
        "{'resource': 'Patient', 'select': [{'column': [{'name': 'a', 'path': 'name.'}]}]}"
            + " | ViewDefinition.select[0].column[0].path | not a FHIRPath expression",
        "{'resource': 'Patient', 'select': [{'forEach': 'name', 'forEachOrNull': 'name'}]}"
            + " | ViewDefinition.select[0] | forEach and forEachOrNull",
        "{'resource': 'Patient', 'select': [{'repeat': []}]} | ViewDefinition.select[0] | 'repeat' is missing",
        "{'resource': 'Patient', 'where': [{'path': 1}]} | ViewDefinition.where[0].path | not a text",
        "{'resource': 'Patient', 'constant': [{'name': 'a', 'valueDate': 'x'}]} | ViewDefinition.constant[0] | no value",
        "{'resource': 'Patient', 'constant': [{'name': 'a', 'valueHumanName': {'text': 'x'}}]}"
            + " | ViewDefinition.constant[0] | no value",
        "{'resource': 'Patient', 'select': [{'column': [{'name': 'a', 'path': '%b'}]}]}"
            + " | ViewDefinition.select[0].column[0].path | no constant '%b'"
      })
  void wrongViewIsRefusedWithItsPlace(String view, String place, String what) {
    assertThat(refusal(view.replace('\'', '"'))).contains(place + ": ").contains(what);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "name.family.matches('(a+)+$') ; matches()",
        "name.family.replaceMatches('a', 'b') ; replaceMatches()",
        "descendants().count() ; descendants()",
        "name.repeat(given) ; repeat()",
        "name.select(given) ; select()",
        "link.other.resolve() ; resolve()",
        "%resource.id ; '%resource'",
        "name.where(%rootResource.name.exists()).family ; '%rootResource'",
        "name.where(%context.name.exists()).family ; '%context'",
        "(name.family | name.given) ; '|'",
        "name.family & 'x' ; '&'"
      })
  void whatViewsMayNotUseIsNamed(String path, String what) {
    assertThat(
            refusal(
                """
                {"resource": "Patient", "select": [{"column": [{"name": "a", "path": "%s"}]}]}
                """
                    .formatted(path)))
        .contains(what);
  }

  @Test
  void tooManyRowsOfOneRecordAreRefused() {
    Patient patient = new Patient();
    for (int i = 0; i < 120; i++) {
      patient.addName().setFamily("Шевченко");
      patient.addTelecom().setValue("1");
    }
    View view =
        VIEWS.read(
            """
            {"resource": "Patient", "select": [
              {"forEach": "name", "column": [{"name": "family", "path": "family"}]},
              {"forEach": "telecom", "column": [{"name": "phone", "path": "value"}]}]}
            """);
    assertThatThrownBy(() -> view.of(patient))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("more than 10000 rows");
  }

  private static List<String> rows(String view, Resource record) {
    return VIEWS.read(view).of(record).stream().map(row -> row.cells().toString()).toList();
  }

  private static String refusal(String view) {
    try {
      VIEWS.read(view);
    } catch (Refusal refused) {
      assertThat(refused.getStatusCode()).isEqualTo(422);
      OperationOutcome outcome = (OperationOutcome) refused.getOperationOutcome();
      assertThat(outcome.getIssueFirstRep().getExpression().get(0).getValue())
          .startsWith("ViewDefinition");
      return outcome.getIssueFirstRep().getDetails().getText();
    }
    throw new AssertionError("The view was not refused: " + view);
  }
}
