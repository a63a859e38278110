package org.doorstep.evacuation;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import java.util.List;
import java.util.Optional;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.Records;
import org.doorstep.server.TextAnswer;
import org.doorstep.server.TextAnswer.Form;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code $start-evacuation}, {@code $evacuation-list} and {@code $evacuation-count}. */
@Component
class EvacuationProvider implements EndpointContribution {

  static final String LIST = "$evacuation-list";
  private static final String COUNT = "$evacuation-count";

  private final EvacuationStart start;
  private final EvacuationList list;
  private final ListTable table;
  private final ListPage page;
  private final Records records;

  EvacuationProvider(
      EvacuationStart start, EvacuationList list, ListTable table, ListPage page, Records records) {
    this.start = start;
    this.list = list;
    this.table = table;
    this.page = page;
    this.records = records;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    endpoint.registerProvider(this);
  }

  /** Puts everyone who lives in an area on the list of an evacuation, or counts them only. */
  @Operation(name = StartRequest.NAME, type = Location.class)
  public Parameters start(@IdParam IdType area, ServletRequestDetails request) {
    return start.start(StartRequest.of(area, request), request);
  }

  /** Who is to be fetched, in order. */
  @Operation(name = LIST, type = Task.class, idempotent = true)
  public Bundle list(@IdParam(optional = true) @Nullable IdType id, ServletRequestDetails request) {
    Optional<Form> form = TextAnswer.askedFor(request, Form.HTML, Form.CSV);
    int usual = form.filter(Form.HTML::equals).isPresent() ? ListPage.USUAL : ListParameters.ALL;
    ListParameters asked = ListParameters.of(id, LIST, usual, request, records);
    List<ListedPerson> people = list.of(asked.tasks(), request);
    List<ListedPerson> part = people.stream().skip(asked.offset()).limit(asked.count()).toList();
    List<ListedPerson> shown = list.inFull(part, request);
    if (form.isPresent()) {
      String text =
          form.get() == Form.CSV
              ? table.of(shown, asked.language())
              : page.of(asked, people, shown, request.getFhirServerBase());
      TextAnswer.put(request, form.get(), text);
      return new Bundle();
    }
    return ListBundle.of(shown, people.size(), request.getFhirServerBase());
  }

  /** How many people are where. */
  @Operation(name = COUNT, type = Task.class, idempotent = true)
  public Parameters count(
      @IdParam(optional = true) @Nullable IdType id, ServletRequestDetails request) {
    ListParameters asked = ListParameters.of(id, COUNT, ListParameters.ALL, request, records);
    return EvacuationCount.of(asked.operation(), asked.tasks());
  }
}
