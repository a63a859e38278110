package org.doorstep.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.doorstep.fhir.Refusal;
import org.hl7.fhir.r4.model.Subscription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelHeadersTests {

  @Test
  void secretIsTakenOutAndTheStarsBringItBack() {
    Subscription sent = with("Authorization: Bearer s3cret");
    List<String> stored = ChannelHeaders.takeOut(sent, List.of());
    assertThat(stored).containsExactly("Authorization: Bearer s3cret");
    assertThat(sent.getChannel().getHeader().get(0).getValue())
        .isEqualTo("Authorization: ********");

    assertThat(ChannelHeaders.takeOut(with("authorization: ********"), stored)).isEqualTo(stored);
    assertThat(ChannelHeaders.takeOut(with("Authorization: Basic new"), stored))
        .containsExactly("Authorization: Basic new");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Cookie: a=b",
        "Host: elsewhere",
        "X-Forwarded-For: 10.0.0.1",
        "Authorization",
        "Authorization:",
        "Authorization: a\r\nHost: b",
        "Authorization: кирилиця",
        "X-API-Key: ********"
      })
  void otherHeadersAreRefused(String header) {
    Subscription sent = with(header);
    assertThatThrownBy(() -> ChannelHeaders.takeOut(sent, List.of("Authorization: Bearer s3cret")))
        .isInstanceOf(Refusal.class);
  }

  private static Subscription with(String header) {
    Subscription sent = new Subscription();
    sent.getChannel().addHeader(header);
    return sent;
  }
}
