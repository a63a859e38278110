package org.doorstep.evacuation;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.doorstep.access.Caller;
import org.doorstep.access.Foresight;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.OperationParameters;
import org.doorstep.server.Records;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.springframework.stereotype.Component;

/** Begins an evacuation, or goes on with one that was begun. */
@Component
class EvacuationStart {

  private final Records records;
  private final Residents residents;
  private final Foresight foresight;
  private final ListWriting writing;
  private final Clock clock;

  EvacuationStart(
      Records records,
      Residents residents,
      Foresight foresight,
      ListWriting writing,
      Optional<Clock> clock) {
    this.records = records;
    this.residents = residents;
    this.foresight = foresight;
    this.writing = writing;
    this.clock = clock.orElseGet(Clock::systemUTC);
  }

  Parameters start(StartRequest asked, ServletRequestDetails request) {
    String organization = organization(request);
    Map<String, Location> places = residents.places(asked.area(), request);
    requireKnown(asked, request);
    List<Resident> people = residents.of(places, request);
    Orders orders =
        new Orders(
            asked,
            organization,
            Caller.of(request).map(Caller::who).orElseThrow(),
            clock.instant().truncatedTo(ChronoUnit.SECONDS));
    Parameters answer = new Parameters();
    answer.addParameter().setName("operation").setValue(new StringType(asked.operation()));
    answer.addParameter().setName("dry-run").setValue(new BooleanType(asked.dryRun()));
    if (!asked.dryRun()) {
      int written = write(people, orders, request);
      String event = "Task/" + Orders.eventId(asked.operation(), organization);
      answer.addParameter().setName("event").setValue(new Reference(event));
      Forecast.add(answer, "listed-now", written);
      Forecast.add(answer, "listed-before", people.size() - written);
    }
    Forecast.add(answer, "places", places.size());
    Forecast.add(answer, "residents", people.size());
    Forecast.addTo(answer, people);
    return answer;
  }

  private String organization(RequestDetails request) {
    return foresight.coordinates(request).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new Refusal(
                    Reason.FORBIDDEN,
                    "not-for-this-role",
                    null,
                    "Your role does not start evacuations.",
                    "Ask a coordinator of your organisation."));
  }

  private void requireKnown(StartRequest asked, RequestDetails request) {
    asked.destination().ifPresent(place -> requireKnown("destination", place, request));
    asked.assemblyPoint().ifPresent(place -> requireKnown("assembly-point", place, request));
  }

  private void requireKnown(String parameter, String place, RequestDetails request) {
    IdType id = new IdType(place);
    boolean organization = "Organization".equals(id.getResourceType());
    Class<? extends Resource> type = organization ? Organization.class : Location.class;
    boolean absent =
        new Store(records.on(request)).of(type, "_id", List.of(id.getIdPart()), Map.of()).isEmpty();
    if (absent) {
      throw new Refusal(
          Reason.MALFORMED,
          "parameter-" + parameter,
          OperationParameters.expression(parameter),
          "The %s is not known here.".formatted(parameter),
          "Search %s for it and send its id.".formatted(id.getResourceType()));
    }
  }

  /** Writes what is missing; how many people it was missing for. */
  private int write(List<Resident> people, Orders orders, ServletRequestDetails request) {
    IRepository store = records.on(request);
    Set<String> listed =
        new Store(store)
                .all(
                    Task.class,
                    Map.of(
                        "group-identifier",
                        List.of(new TokenParam(Codes.OPERATIONS, orders.asked().operation()))))
                .stream()
                .map(task -> task.getIdElement().getIdPart())
                .collect(Collectors.toSet());
    List<Resident> missing =
        people.stream().filter(it -> !listed.contains(orders.taskId(it))).toList();
    String event = Orders.eventId(orders.asked().operation(), orders.organization());
    if (!missing.isEmpty() || !listed.contains(event)) {
      int before = people.size() - missing.size();
      writing.write(
          missing,
          orders,
          request,
          done -> store.update(orders.event(people.size(), before + done)));
    }
    return missing.size();
  }
}
