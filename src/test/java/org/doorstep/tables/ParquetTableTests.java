package org.doorstep.tables;

import static org.assertj.core.api.Assertions.assertThat;

import blue.strategic.parquet.ParquetReader;
import ca.uhn.fhir.context.FhirContext;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.doorstep.journeys.ParquetFile;
import org.doorstep.view.Row;
import org.doorstep.view.View;
import org.doorstep.view.Views;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables as Parquet, read back. */
class ParquetTableTests {

  private static final Views VIEWS = new Views(FhirContext.forR4Cached());

  @TempDir private Path folder;

  @Test
  void rowsAreReadBackWithTheirTypes() throws IOException {
    View view = VIEWS.shipped("v_obs").orElseThrow();
    Observation load = new Observation();
    load.setId("Observation/1");
    load.setEffective(new DateTimeType("2026-03-02T10:00:00+02:00"));
    load.setValue(new Quantity(40.5).setComparator(QuantityComparator.LESS_THAN));
    Observation yes = new Observation();
    yes.setId("Observation/2");
    yes.setValue(new BooleanType(true));
    List<Map<String, Object>> read = read(view, List.of(load, yes));
    assertThat(read)
        .containsExactly(
            Map.of(
                "obs_id", "1",
                "effective_ts", "2026-03-02T10:00:00+02:00",
                "value", 40.5,
                "comparator", "<"),
            Map.of("obs_id", "2", "value_boolean", true));
    assertThat(ParquetReader.readMetadata(empty(view)).getFileMetaData().getSchema())
        .satisfies(
            schema -> {
              assertThat(schema.getName()).isEqualTo("v_obs");
              assertThat(schema.getFields()).hasSameSizeAs(view.columns());
              assertThat(schema.getType("value").asPrimitiveType().getPrimitiveTypeName())
                  .isEqualTo(PrimitiveTypeName.DOUBLE);
            });
  }

  @Test
  void lettersOfAllScriptsAndListsAreTexts() throws IOException {
    View view =
        VIEWS.read(
            """
            {"resource": "Patient", "name": "names", "select": [{"column": [
              {"name": "family", "path": "name.family.first()", "type": "string"},
              {"name": "given", "path": "name.given", "type": "string", "collection": true}]}]}
            """);
    Patient patient = new Patient();
    patient.addName().setFamily("Їжакевич «=1+1»").addGiven("Ганна").addGiven("Zoé");
    assertThat(read(view, List.of(patient)))
        .containsExactly(Map.of("family", "Їжакевич «=1+1»", "given", "[\"Ганна\",\"Zoé\"]"));
  }

  @Test
  void manyRowsAreAllThere() throws IOException {
    View view = VIEWS.shipped("v_patient").orElseThrow();
    List<Patient> people =
        IntStream.range(0, 30_000)
            .mapToObj(
                number -> {
                  Patient person = new Patient().setActive(number % 2 == 0);
                  person.setId("Patient/" + number);
                  return person;
                })
            .toList();
    List<Map<String, Object>> read = read(view, people);
    assertThat(read).hasSize(30_000);
    assertThat(read.get(29_999)).isEqualTo(Map.of("patient_id", "29999", "active", false));
  }

  private List<Map<String, Object>> read(
      View view, List<? extends org.hl7.fhir.r4.model.Resource> records) throws IOException {
    List<Row> rows = records.stream().flatMap(record -> view.of(record).stream()).toList();
    return ParquetFile.rows(ParquetTable.of(Table.of(view, rows)), folder);
  }

  private File empty(View view) throws IOException {
    return Files.write(folder.resolve("empty.parquet"), ParquetTable.of(Table.of(view, List.of())))
        .toFile();
  }
}
