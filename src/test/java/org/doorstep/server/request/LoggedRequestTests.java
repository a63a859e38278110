package org.doorstep.server.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoggedRequestTests {

  @ParameterizedTest
  @CsvSource({
    "GET, /fhir/Patient, GET /fhir/Patient",
    "POST, /fhir/, POST /fhir/",
    "GET, /fhir/Observation/0b0a7a3c-5b57-4a43-9d0c-3a6f5f6c0d11/_history/2,"
        + " GET /fhir/Observation/0b0a7a3c-5b57-4a43-9d0c-3a6f5f6c0d11/_history/2",
    "GET, /fhir/Patient/0b0a7a3c-5b57-4a43-9d0c-3a6f5f6c0d11/$everything,"
        + " GET /fhir/Patient/0b0a7a3c-5b57-4a43-9d0c-3a6f5f6c0d11/$everything",
    "POST, /fhir/Patient/_search, POST /fhir/Patient/_search",
    "GET, /fhir/Patient/Vyhadana-Olena, GET /fhir/Patient/*",
    "GET, /fhir/Patient/380501234567, GET /fhir/Patient/*",
    "GET, /fhir/Vyhadana/$Olena, GET /fhir/*/*",
    "GET, /fhir/Patient%2FOlena, GET /fhir/*",
    "OLENA, /olena, * /*"
  })
  void whatCallersMakeUpIsLeftOut(String method, String path, String line) {
    assertThat(LoggedRequest.of(method, path)).isEqualTo(line);
  }
}
