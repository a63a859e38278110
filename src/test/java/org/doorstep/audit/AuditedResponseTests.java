package org.doorstep.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;

class AuditedResponseTests {

  private final MockHttpServletResponse client = new MockHttpServletResponse();
  private final List<Integer> recorded = new ArrayList<>();

  private AuditedResponse recording() {
    return new AuditedResponse(
        client,
        status -> {
          recorded.add(status);
          return null;
        });
  }

  private AuditedResponse failing() {
    return new AuditedResponse(
        client,
        status ->
            response -> {
              response.setStatus(503);
              response.getOutputStream().write("no audit".getBytes(StandardCharsets.UTF_8));
            });
  }

  @Test
  void eventIsWrittenBeforeTheFirstByteAndOnce() throws IOException {
    AuditedResponse answer = recording();
    answer.setStatus(201);
    assertThat(answer.getOutputStream()).isNotNull();
    assertThat(recorded).isEmpty();

    answer.getOutputStream().write('a');
    answer.getOutputStream().flush();
    answer.finish();

    assertThat(recorded).containsExactly(201);
    assertThat(client.getContentAsString()).isEqualTo("a");
  }

  @Test
  void answerWithoutABodyIsRecordedAtItsEnd() throws IOException {
    AuditedResponse answer = recording();
    answer.setStatus(304);
    answer.finish();
    assertThat(recorded).containsExactly(304);
  }

  @Test
  void errorOfTheContainerIsRecordedWithItsStatus() throws IOException {
    recording().sendError(401);
    assertThat(recorded).containsExactly(401);
    assertThat(client.getStatus()).isEqualTo(401);
  }

  @Test
  void nothingOfTheAnswerLeavesIfItCannotBeRecorded() throws IOException {
    client.setHeader("X-Frame-Options", "DENY");
    AuditedResponse answer = failing();
    answer.setStatus(200);
    answer.setHeader("ETag", "W/\"1\"");
    answer.getWriter().write("Oksana");
    answer.getWriter().flush();
    answer.setStatus(200);
    answer.setHeader("Location", "Patient/oksana");
    answer.resetBuffer();
    answer.getOutputStream().write('x');
    answer.finish();

    assertThat(client.getStatus()).isEqualTo(503);
    assertThat(client.getContentAsString()).isEqualTo("no audit");
    assertThat(client.getHeaderNames()).containsExactly("X-Frame-Options");
  }

  @Test
  void errorThatCannotBeRecordedIsReplacedToo() throws IOException {
    AuditedResponse answer = failing();
    answer.sendError(404);
    assertThat(client.getStatus()).isEqualTo(503);
    assertThat(client.getContentAsString()).isEqualTo("no audit");
  }
}
