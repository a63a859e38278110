package org.doorstep.server.request;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class WordlessTests {

  private static String printed(Throwable failure) {
    StringWriter trace = new StringWriter();
    Wordless.of(failure).printStackTrace(new PrintWriter(trace, true));
    return trace.toString();
  }

  @Test
  void traceSaysWhatAndWhereButNotOfWhom() {
    SQLException key =
        new SQLException("Detail: Key (sp_value)=(Vyhadana) already exists", "23505");
    String trace =
        printed(new InternalErrorException("HAPI-0550: Vyhadana", new IllegalStateException(key)));

    assertThat(trace)
        .contains("InternalErrorException (HAPI-0550)")
        .contains("IllegalStateException")
        .contains("SQLException (SQL state 23505)")
        .contains("WordlessTests.java")
        .doesNotContain("Vyhadana");
  }

  @Test
  void fullDiskIsCalledSo() {
    assertThat(printed(new IOException("No space left on device")))
        .contains("java.io.IOException: No space left on device");
  }

  @Test
  void circleOfCausesComesToAnEnd() {
    IllegalStateException first = new IllegalStateException("Vyhadana");
    first.initCause(new IllegalArgumentException(first));
    assertThat(printed(first)).contains("IllegalArgumentException").doesNotContain("Vyhadana");
  }
}
