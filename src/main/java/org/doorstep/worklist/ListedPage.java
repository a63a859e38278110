package org.doorstep.worklist;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.util.ResourceReferenceInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.SearchEntryMode;
import org.hl7.fhir.r4.model.DiagnosticReport;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Medication;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/** One page of a list as a Bundle, with the people and orders that it is about. */
final class ListedPage {

  /** What people want to read beside an entry. */
  private static final Map<String, Class<? extends Resource>> BESIDE =
      Map.of(
          "Patient", Patient.class,
          "ServiceRequest", ServiceRequest.class,
          "DiagnosticReport", DiagnosticReport.class,
          "Medication", Medication.class,
          "Location", Location.class);

  private final FhirContext context;
  private final String base;

  ListedPage(FhirContext context, String base) {
    this.context = context;
    this.base = base;
  }

  Bundle of(Worklist list, Asked asked, List<? extends Resource> all, Reading records) {
    int count = asked.page();
    int from = Math.min(asked.offset(), all.size());
    int until = Math.min(from + count, all.size());
    List<? extends Resource> page = asked.count() == 0 ? List.of() : all.subList(from, until);
    Bundle bundle = new Bundle().setType(BundleType.SEARCHSET).setTotal(all.size());
    bundle.setId(UUID.randomUUID().toString());
    bundle.addLink().setRelation("self").setUrl(link(list, asked, count, asked.offset()));
    if (asked.count() > 0 && until < all.size()) {
      bundle.addLink().setRelation("next").setUrl(link(list, asked, count, until));
    }
    if (asked.count() > 0 && from > 0) {
      bundle
          .addLink()
          .setRelation("previous")
          .setUrl(link(list, asked, count, Math.max(0, from - count)));
    }
    page.forEach(record -> add(bundle, record, SearchEntryMode.MATCH));
    Map<String, Set<String>> beside = beside(page);
    BESIDE.forEach(
        (type, kind) ->
            records
                .ofIds(kind, beside.getOrDefault(type, Set.of()))
                .forEach(record -> add(bundle, record, SearchEntryMode.INCLUDE)));
    return bundle;
  }

  private void add(Bundle bundle, Resource record, SearchEntryMode mode) {
    bundle
        .addEntry()
        .setFullUrl(base + '/' + record.fhirType() + '/' + record.getIdElement().getIdPart())
        .setResource(record)
        .getSearch()
        .setMode(mode);
  }

  private Map<String, Set<String>> beside(List<? extends Resource> page) {
    Set<String> shown =
        page.stream()
            .map(record -> record.fhirType() + '/' + record.getIdElement().getIdPart())
            .collect(Collectors.toSet());
    Map<String, Set<String>> beside = new TreeMap<>();
    for (Resource record : page) {
      for (ResourceReferenceInfo info : context.newTerser().getAllResourceReferences(record)) {
        IIdType id = info.getResourceReference().getReferenceElement();
        if (id.hasIdPart()
            && !id.isAbsolute()
            && id.hasResourceType()
            && BESIDE.containsKey(id.getResourceType())
            && !shown.contains(id.getResourceType() + '/' + id.getIdPart())) {
          beside.computeIfAbsent(id.getResourceType(), none -> new TreeSet<>()).add(id.getIdPart());
        }
      }
    }
    return beside;
  }

  private String link(Worklist list, Asked asked, int count, int offset) {
    Map<String, String> parameters = new TreeMap<>(asked.sent());
    // A page that is asked for after midnight still belongs to the list of the day before.
    if (list.parameters().contains("date")) {
      parameters.put("date", asked.date().toString());
    }
    parameters.put("_count", String.valueOf(asked.count() == 0 ? 0 : count));
    parameters.put("_offset", String.valueOf(offset));
    return base
        + '/'
        + list.address()
        + parameters.entrySet().stream()
            .map(it -> it.getKey() + '=' + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "?", ""));
  }
}
