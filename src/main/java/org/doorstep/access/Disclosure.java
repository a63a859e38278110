package org.doorstep.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the answer to a request shows: whose records, of which class and type, and how many. */
public final class Disclosure {

  private static final String KEY = Disclosure.class.getName();

  private final Map<Shown, Integer> shown = new TreeMap<>();

  /**
   * One kind of records of one person.
   *
   * @param patient the id of the Patient
   * @param kind the class of the records
   * @param type their resource type
   */
  public record Shown(String patient, Sensitivity kind, String type) implements Comparable<Shown> {

    @Override
    public int compareTo(Shown other) {
      return key().compareTo(other.key());
    }

    private String key() {
      return patient + ' ' + kind + ' ' + type;
    }
  }

  static Disclosure in(RequestDetails request) {
    return (Disclosure) request.getUserData().computeIfAbsent(KEY, missing -> new Disclosure());
  }

  /**
   * What was shown to the caller of a request so far.
   *
   * @param request a request to the endpoint
   * @return what was shown, empty if no person's records were
   */
  public static Optional<Disclosure> of(@Nullable RequestDetails request) {
    return request != null && request.getUserData().get(KEY) instanceof Disclosure disclosure
        ? Optional.of(disclosure)
        : Optional.empty();
  }

  synchronized void add(String patient, Sensitivity kind, String type) {
    shown.merge(new Shown(patient, kind, type), 1, Integer::sum);
  }

  /**
   * What was shown.
   *
   * @return the number of records by kind, in alphabetical order
   */
  public synchronized Map<Shown, Integer> shown() {
    return Map.copyOf(shown);
  }
}
