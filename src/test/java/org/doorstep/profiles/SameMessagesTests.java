package org.doorstep.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.junit.jupiter.api.Test;

/** A validator used again must say what a new one says, whatever it has seen before. */
class SameMessagesTests {

  private static final int MUTATIONS = 5;
  private static final List<String> TRIPPED = List.of("tripped");

  @Test
  void reusedValidatorSaysWhatHapisOwnSays() {
    FhirValidator hapi = hapi();
    List<String> corpus = corpus();
    assertThat(corpus).hasSizeGreaterThan(300);
    int compared = 0;
    for (String resource : corpus) {
      List<String> expected = stock(hapi, resource);
      // HAPI's wrapper trips over a meta that is no object; there is nothing to compare with then.
      if (!expected.equals(TRIPPED)) {
        assertThat(reused(resource)).as(resource).isEqualTo(expected);
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(corpus.size() * 9 / 10);
  }

  @Test
  void orderAndThreadsDoNotMatter() throws InterruptedException, ExecutionException {
    List<String> corpus = corpus();
    List<List<String>> alone = corpus.stream().map(SameMessagesTests::reused).toList();
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < corpus.size(); i++) {
      order.add(i);
    }
    ExecutorService threads = Executors.newFixedThreadPool(4);
    for (int round = 0; round < 2; round++) {
      Collections.shuffle(order, new Random(round));
      List<Future<?>> checks = new ArrayList<>();
      for (int i : order) {
        checks.add(
            threads.submit(
                () -> assertThat(reused(corpus.get(i))).as(corpus.get(i)).isEqualTo(alone.get(i))));
      }
      for (Future<?> check : checks) {
        check.get();
      }
    }
    threads.shutdown();
  }

  private static List<String> corpus() {
    List<String> corpus = new ArrayList<>();
    Room.examples().values().stream()
        // The document would cost as much as all the others together.
        .filter(example -> !example.contains("\"resourceType\": \"Bundle\""))
        .forEach(
            example -> {
              corpus.add(example);
              corpus.addAll(Mutations.of(example, MUTATIONS, example.hashCode()));
            });
    return corpus;
  }

  private static List<String> reused(String resource) {
    try {
      return Room.VALIDATOR.checker().check(resource, FhirFormat.JSON, List.of()).stream()
          .map(
              message ->
                  message.getLevel().toCode()
                      + " "
                      + message.getLocation()
                      + " "
                      + message.getMessage())
          .sorted()
          .toList();
    } catch (RuntimeException tripped) {
      return TRIPPED;
    }
  }

  private static List<String> stock(FhirValidator hapi, String resource) {
    try {
      return hapi.validateWithResult(resource).getMessages().stream()
          .map(SameMessagesTests::line)
          .sorted()
          .toList();
    } catch (RuntimeException tripped) {
      return TRIPPED;
    }
  }

  private static String line(SingleValidationMessage message) {
    return message.getSeverity().getCode()
        + " "
        + message.getLocationString()
        + " "
        + message.getMessage();
  }

  private static FhirValidator hapi() {
    FhirInstanceValidator module = new FhirInstanceValidator(Room.VALIDATOR.chain());
    module.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
    module.setErrorForUnknownProfiles(false);
    module.setAllowExamples(true);
    module.setValidatorPolicyAdvisor(
        new ImpliedProfiles(Room.KINDS, Room.VALIDATOR.checker()::structure));
    return Room.CONTEXT.newValidator().registerValidatorModule(module);
  }
}
