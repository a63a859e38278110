package org.doorstep.journeys;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.doorstep.demo.DemoAccount;
import org.doorstep.demo.DemoPost;
import org.doorstep.demo.DemoRegion;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;

/** The demo region as an organisation sends it as its own, and what was sent of it. */
final class SentRegion {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final Pattern UUIDS =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  private final String salt = UUID.randomUUID().toString().substring(0, 8);
  private final Map<String, String> known = new HashMap<>();
  private final List<Resource> sent = new ArrayList<>();

  /** What was sent, with one id for each thing. */
  List<Resource> sent() {
    return sent;
  }

  /** Sends the registers, and then what the organisation keeps. */
  void send(int people, LocalDate until, Consumer<String> registering, Consumer<String> keeping) {
    send(people, until, registering, keeping, post -> true);
  }

  /** Sends the registers, and of what the organisation keeps only some. */
  void send(
      int people,
      LocalDate until,
      Consumer<String> registering,
      Consumer<String> keeping,
      Predicate<DemoPost> sending) {
    DemoRegion region = new DemoRegion(people, until);
    String registers = FHIR.newJsonParser().encodeResourceToString(region.registers().bundle());
    registering.accept(registers);
    remember(registers);
    region
        .posts()
        .skip(1)
        .filter(sending)
        .map(post -> FHIR.newJsonParser().encodeResourceToString(post.bundle()))
        .map(this::asOwn)
        // The vans are another organisation's, and nothing is counted of what lies in them.
        .filter(bundle -> !bundle.contains("SupplyDelivery"))
        .forEach(
            bundle -> {
              keeping.accept(bundle);
              remember(bundle);
            });
  }

  /** Other journeys send the region as well: here it has ids, numbers and an account of its own. */
  private String asOwn(String bundle) {
    String account = "\"value\":\"%s\"";
    return UUIDS
        .matcher(
            bundle
                .replace("DEMO-", salt + "-")
                .replace(
                    account.formatted(DemoAccount.PATIENT.account()),
                    account.formatted(salt + "-patient")))
        .replaceAll(
            id ->
                UUID.nameUUIDFromBytes((salt + id.group()).getBytes(StandardCharsets.UTF_8))
                    .toString());
  }

  /** Keeps what was sent under one id for each thing, however often it was sent. */
  private void remember(String json) {
    Bundle bundle = FHIR.newJsonParser().parseResource(Bundle.class, json);
    Map<String, String> addresses = new HashMap<>();
    List<BundleEntryComponent> fresh = new ArrayList<>();
    for (BundleEntryComponent entry : bundle.getEntry()) {
      String type = entry.getResource().fhirType();
      String url = entry.getRequest().getUrl();
      String once = entry.getRequest().getIfNoneExist();
      String id =
          url.contains("/") ? url.substring(url.indexOf('/') + 1) : UUID.randomUUID().toString();
      String address =
          once == null
              ? type + "/" + id
              : known.computeIfAbsent(type + once, it -> type + "/" + id);
      if (address.equals(type + "/" + id)) {
        fresh.add(entry);
        entry.getResource().setId(address);
      }
      addresses.put(entry.getFullUrl(), address);
    }
    for (BundleEntryComponent entry : fresh) {
      String text = FHIR.newJsonParser().encodeResourceToString(entry.getResource());
      for (Map.Entry<String, String> address : addresses.entrySet()) {
        text = text.replace("\"" + address.getKey() + "\"", "\"" + address.getValue() + "\"");
      }
      sent.add((Resource) FHIR.newJsonParser().parseResource(text));
    }
  }
}
