package org.doorstep.server.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.doorstep.fhir.Refusal;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class HeavyWorkTests {

  private final HeavyWork work = new HeavyWork(1, Duration.ZERO);
  private final MockHttpServletRequest first = new MockHttpServletRequest();
  private final MockHttpServletRequest second = new MockHttpServletRequest();

  @Test
  void operationsOnWholePeopleAndSearchesByWordsAreHeavy() {
    assertThat(HeavyWork.is("$everything", Set.of())).isTrue();
    assertThat(HeavyWork.is("$transfer-summary", Set.of("language"))).isTrue();
    assertThat(HeavyWork.is(null, Set.of("_content"))).isTrue();
    assertThat(HeavyWork.is("_search", Set.of("code", "_text:contains"))).isTrue();
    assertThat(HeavyWork.is(null, Set.of("code", "date"))).isFalse();
    assertThat(HeavyWork.is("$validate", Set.of())).isFalse();
  }

  @Test
  void secondIsToldToComeAgainUntilTheFirstIsThrough() {
    work.enter(first);
    Refusal busy = catchThrowableOfType(Refusal.class, () -> work.enter(second));
    assertThat(busy.getStatusCode()).isEqualTo(503);
    assertThat(busy.getResponseHeaders()).containsEntry("Retry-After", List.of("2"));

    work.leave(first);
    assertThatCode(() -> work.enter(second)).doesNotThrowAnyException();
  }

  @Test
  void requestWithSeveralHeavyEntriesTakesOnePlace() {
    work.enter(first);
    assertThatCode(() -> work.enter(first)).doesNotThrowAnyException();
    work.leave(first);
    work.leave(first);
    work.enter(second);
    assertThat(catchThrowableOfType(Refusal.class, () -> work.enter(first))).isNotNull();
  }

  @Test
  void whoNeverHadAPlaceGivesNoneBack() {
    work.enter(first);
    work.leave(second);
    assertThat(catchThrowableOfType(Refusal.class, () -> work.enter(second))).isNotNull();
  }
}
