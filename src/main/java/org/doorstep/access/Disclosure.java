package org.doorstep.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletSubRequestDetails;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.doorstep.server.TextAnswer;
import org.jspecify.annotations.Nullable;

/** What the answer to a request shows: whose records, of which class and type, and how many. */
public final class Disclosure {

  private static final String KEY = Disclosure.class.getName();
  private static final String READ = KEY + ".read";

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

  /**
   * What an operation reads on the way, by copies of its request. Of an answer that is a resource,
   * what it shows is known from that; of a text, everything that was read for it counts.
   */
  private record OnTheWay(RequestDetails request, Disclosure read) {}

  static void begin(RequestDetails request) {
    request.getUserData().put(READ, new OnTheWay(request, new Disclosure()));
  }

  static Disclosure in(RequestDetails request) {
    if (request.getUserData().get(READ) instanceof OnTheWay way
        && way.request() != request
        && !(request instanceof ServletSubRequestDetails)) {
      return way.read();
    }
    return (Disclosure) request.getUserData().computeIfAbsent(KEY, missing -> new Disclosure());
  }

  /**
   * What was shown to the caller of a request so far.
   *
   * @param request a request to the endpoint
   * @return what was shown, empty if no person's records were
   */
  public static Optional<Disclosure> of(@Nullable RequestDetails request) {
    if (request == null) {
      return Optional.empty();
    }
    if (TextAnswer.isPut(request)
        && request.getUserData().get(READ) instanceof OnTheWay way
        && !way.read().shown().isEmpty()) {
      way.read()
          .shown()
          .forEach((kind, number) -> in(request).shown.merge(kind, number, Math::max));
    }
    return Optional.ofNullable((Disclosure) request.getUserData().get(KEY));
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
