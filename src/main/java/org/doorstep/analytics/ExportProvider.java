package org.doorstep.analytics;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.access.Caller;
import org.doorstep.access.WholeTypes;
import org.doorstep.deidentified.Deidentification;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.AllRecords;
import org.doorstep.server.EndpointContribution;
import org.doorstep.server.OperationParameters;
import org.doorstep.server.Records;
import org.doorstep.server.StoreSettings;
import org.hl7.fhir.r4.model.Group;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * {@code $export} of the analytics node: all records as NDJSON, made beside the requests
 * (https://hl7.org/fhir/uv/bulkdata/STU2/export.html).
 */
@Component
class ExportProvider implements EndpointContribution {

  static final String EXPORT = "$export";
  static final String STATUS = "$export-status";
  static final String FILE = "$export-file";

  private static final Set<String> FORMATS =
      Set.of("application/fhir+ndjson", "application/ndjson", "ndjson");
  private static final Set<String> BESIDES =
      Set.of("Location", "Organization", "Group", "MeasureReport");
  private static final int MOST_WAITING = 5;

  private final ExportFiles files;
  private final AllRecords export;
  private final Records records;
  private final StoreSettings store;

  ExportProvider(ExportFiles files, AllRecords export, Records records, StoreSettings store) {
    this.files = files;
    this.export = export;
    this.records = records;
    this.store = store;
  }

  @Override
  public void contributeTo(RestfulServer endpoint) {
    if (store.isAnalytics()) {
      endpoint.registerProvider(this);
    }
  }

  /** Everything. */
  @Operation(name = EXPORT, idempotent = true, manualResponse = true)
  public void ofSystem(ServletRequestDetails request, HttpServletResponse response) {
    Set<String> types = new TreeSet<>(Deidentification.types());
    types.addAll(BESIDES);
    begin(types, null, request, response);
  }

  /** Everything of people. */
  @Operation(name = EXPORT, type = Patient.class, idempotent = true, manualResponse = true)
  public void ofPatients(ServletRequestDetails request, HttpServletResponse response) {
    begin(Deidentification.types(), null, request, response);
  }

  /** Everything of the people who live in an area. */
  @Operation(name = EXPORT, type = Group.class, idempotent = true, manualResponse = true)
  public void ofGroup(
      @IdParam IdType id, ServletRequestDetails request, HttpServletResponse response) {
    Group group = records.on(request).read(Group.class, id);
    String area =
        group.getCharacteristic().stream()
            .map(Group.GroupCharacteristicComponent::getValue)
            .filter(Reference.class::isInstance)
            .map(value -> ((Reference) value).getReferenceElement().getIdPart())
            .findFirst()
            .orElseThrow();
    begin(Deidentification.types(), area, request, response);
  }

  /** How far an export is; who deletes it needs it no more. */
  @Operation(name = STATUS, idempotent = true, manualResponse = true, deleteEnabled = true)
  public void status(ServletRequestDetails request, HttpServletResponse response)
      throws IOException {
    String id = OperationParameters.of(request, STATUS, "export").required("export", NAME_IT);
    requireOwn(id, request);
    if ("DELETE".equals(request.getServletRequest().getMethod())) {
      files.remove(id);
      response.setStatus(HttpServletResponse.SC_ACCEPTED);
      return;
    }
    Optional<String> manifest = files.manifest(id);
    if (manifest.isPresent()) {
      byte[] body = manifest.get().getBytes(StandardCharsets.UTF_8);
      response.setContentType("application/json");
      response.setContentLength(body.length);
      response.getOutputStream().write(body);
    } else if (files.hasFailed(id)) {
      throw new Refusal(
          Reason.UNAVAILABLE,
          "export-failed",
          null,
          "The export could not be made.",
          "Delete it and ask for it again.");
    } else {
      response.setHeader("X-Progress", "is being written");
      response.setHeader("Retry-After", "2");
      response.setStatus(HttpServletResponse.SC_ACCEPTED);
    }
  }

  /** A file of an export. */
  @Operation(name = FILE, idempotent = true, manualResponse = true)
  public void file(ServletRequestDetails request, HttpServletResponse response) throws IOException {
    OperationParameters asked = OperationParameters.of(request, FILE, "export", "file");
    String id = asked.required("export", NAME_IT);
    String name = asked.required("file", NAME_IT);
    requireOwn(id, request);
    Path file = files.of(id).resolve(name.matches("[A-Za-z]{1,40}\\.ndjson") ? name : "none");
    if (files.manifest(id).isEmpty() || !Files.isRegularFile(file)) {
      throw notFound();
    }
    response.setContentType("application/fhir+ndjson");
    response.setHeader("Cache-Control", "no-store");
    response.setContentLengthLong(Files.size(file));
    Files.copy(file, response.getOutputStream());
  }

  private static final String NAME_IT = "Follow the addresses that the node gave you.";

  private void begin(
      Set<String> all,
      @Nullable String area,
      ServletRequestDetails request,
      HttpServletResponse response) {
    OperationParameters asked =
        OperationParameters.of(request, EXPORT, "_outputFormat", "_since", "_type", "_typeFilter");
    requireAsync(request);
    asked
        .text("_outputFormat")
        .filter(format -> !FORMATS.contains(format.replace(' ', '+')))
        .ifPresent(
            other -> {
              throw asked.wrong("_outputFormat", "application/fhir+ndjson");
            });
    Set<String> types = types(all, asked, request);
    List<String> filters = filters(asked, types);
    String owner = Caller.signedIn(request).account().name();
    requireFew(owner);
    ExportRequest wanted =
        new ExportRequest(
            owner,
            request.getCompleteUrl(),
            request.getFhirServerBase(),
            Instant.now().toString(),
            types,
            area,
            since(asked).orElse(null),
            filters);
    types.forEach(type -> wanted.searches(type).forEach(export::require));
    String id = UUID.randomUUID().toString();
    files.create(id, wanted);
    response.setHeader(
        "Content-Location", "%s/%s?export=%s".formatted(request.getFhirServerBase(), STATUS, id));
    response.setStatus(HttpServletResponse.SC_ACCEPTED);
  }

  private static void requireAsync(ServletRequestDetails request) {
    String prefer = request.getHeader("Prefer");
    if (prefer == null || !prefer.contains("respond-async")) {
      throw new Refusal(
          Reason.MALFORMED,
          "export-is-asynchronous",
          null,
          "An export is made beside the requests.",
          "Send the header Prefer: respond-async, and follow Content-Location.");
    }
  }

  private static Set<String> types(
      Set<String> all, OperationParameters asked, ServletRequestDetails request) {
    Optional<String> named = asked.text("_type");
    Set<String> wanted =
        named
            .map(text -> Stream.of(text.split(",")).map(String::strip).collect(Collectors.toSet()))
            .orElse(all);
    if (!all.containsAll(wanted)) {
      throw asked.wrong("_type", "some of " + String.join(",", all));
    }
    Set<String> open = WholeTypes.of(request, wanted);
    if (open.isEmpty() || named.isPresent() && open.size() < wanted.size()) {
      throw new Refusal(
          Reason.FORBIDDEN,
          "scope-too-narrow",
          null,
          "The application may not read all records of these types.",
          "It has to ask for a scope such as system/*.rs.");
    }
    return open;
  }

  private static List<String> filters(OperationParameters asked, Set<String> types) {
    List<String> filters =
        asked
            .text("_typeFilter")
            .map(text -> List.of(text.split(",(?=[A-Z][A-Za-z]{1,40}\\?)")))
            .orElse(List.of());
    for (String filter : filters) {
      if (!filter.contains("?") || !types.contains(filter.substring(0, filter.indexOf('?')))) {
        throw asked.wrong("_typeFilter", "searches of types that are exported");
      }
    }
    return filters;
  }

  private static Optional<String> since(OperationParameters asked) {
    return asked
        .text("_since")
        .map(
            text -> {
              try {
                return OffsetDateTime.parse(text.replace(' ', '+')).toInstant().toString();
              } catch (DateTimeException wrong) {
                throw asked.wrong("_since", "a moment, such as 2026-03-02T10:00:00Z");
              }
            });
  }

  private void requireFew(String owner) {
    long waiting =
        files.waiting().stream()
            .filter(id -> files.request(id).filter(it -> it.owner().equals(owner)).isPresent())
            .count();
    if (waiting >= MOST_WAITING) {
      throw new Refusal(
          Reason.TOO_OFTEN,
          "too-many-exports",
          null,
          "%d exports of yours are being made already.".formatted(waiting),
          "Wait for them, or delete those that you do not need.");
    }
  }

  private void requireOwn(String id, ServletRequestDetails request) {
    String name = Caller.signedIn(request).account().name();
    boolean known =
        id.matches("[0-9a-f-]{36}")
            && files.request(id).filter(it -> it.owner().equals(name)).isPresent();
    if (!known) {
      throw notFound();
    }
  }

  private static Refusal notFound() {
    return new Refusal(
        Reason.NOT_FOUND,
        "no-such-export",
        null,
        "There is no such export of yours, or not any more.",
        "Ask for it again: exports are kept for a day, and go when somebody is erased.");
  }
}
