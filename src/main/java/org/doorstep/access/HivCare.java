package org.doorstep.access;

import ca.uhn.fhir.context.FhirContext;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.HealthcareService;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which organisations, places, services and posts tell, by being named in somebody's record, that
 * the person may live with HIV: those that the directory calls an AIDS centre or labels HIV, and
 * what belongs to them. A record that names one is labelled when it is written, so that whoever
 * decides about it later need not ask again.
 */
@Component
class HivCare {

  private static final Set<String> DIRECTORY =
      Set.of("Organization", "Location", "HealthcareService", "PractitionerRole");
  private static final String AIDS_CENTRE = "aids-centre";

  private final JdbcClient database;
  private final FhirContext context;

  HivCare(JdbcClient database, FhirContext context) {
    this.database = database;
    this.context = context;
  }

  /** Keeps in step with a record of the directory; of other types it keeps nothing. */
  void follow(String key, Resource record) {
    if (!DIRECTORY.contains(record.fhirType())) {
      return;
    }
    boolean before = tellsByItself(key);
    end(key);
    if (isHivCare(record)) {
      add(key, "");
      if (!before) {
        labelOlder(key);
      }
    }
    organization(record).ifPresent(organization -> add(key, organization));
  }

  /** What is gone from the directory tells nothing more to those who write from now on. */
  void end(String key) {
    database.sql("DELETE FROM access.telling WHERE record = :key").param("key", key).update();
  }

  private void add(String key, String through) {
    database
        .sql("INSERT INTO access.telling (record, through) VALUES (:key, :through)")
        .param("key", key)
        .param("through", through)
        .update();
  }

  private boolean tellsByItself(String key) {
    return database
        .sql("SELECT EXISTS (SELECT FROM access.telling WHERE record = :key AND through = '')")
        .param("key", key)
        .query(Boolean.class)
        .single();
  }

  private void labelOlder(String key) {
    database
        .sql(
            """
            INSERT INTO access.telling_since (record) VALUES (:key)
            ON CONFLICT (record) DO UPDATE SET seen_at = NULL, done_to = 0
            """)
        .param("key", key)
        .update();
  }

  /**
   * Whether a person's record names what tells of HIV. The order of a transfer does not count:
   * whoever receives a person has to learn who sends them.
   */
  boolean isNamedIn(Resource record) {
    if (!Label.canTellOfHiv(record.fhirType()) || SensitiveCodes.of(record).areOfTransfer()) {
      return false;
    }
    Set<String> named = new HashSet<>();
    context
        .newTerser()
        .getAllResourceReferences(record)
        .forEach(
            info -> of(info.getResourceReference().getReferenceElement()).ifPresent(named::add));
    return !named.isEmpty() && tells(named);
  }

  private boolean tells(Set<String> records) {
    return database
        .sql(
            """
            SELECT EXISTS (SELECT FROM access.telling named
              WHERE named.record IN (:records) AND (named.through = '' OR EXISTS (
                SELECT FROM access.telling organization
                WHERE organization.record = named.through AND organization.through = '')))
            """)
        .param("records", records)
        .query(Boolean.class)
        .single();
  }

  /**
   * What is named where something that has begun to tell is meant: itself and what belongs to it.
   */
  List<String> namesOf(String record) {
    return database
        .sql(
            """
            SELECT :record UNION SELECT record FROM access.telling WHERE through = :record
            """)
        .param("record", record)
        .query(String.class)
        .list();
  }

  private static boolean isHivCare(Resource record) {
    boolean labelled =
        record.getMeta().getSecurity().stream().anyMatch(label -> "HIV".equals(label.getCode()));
    return labelled || types(record).stream().anyMatch(HivCare::isAidsCentre);
  }

  private static List<CodeableConcept> types(Resource record) {
    if (record instanceof Organization organization) {
      return organization.getType();
    }
    return record instanceof Location place ? place.getType() : List.of();
  }

  private static boolean isAidsCentre(CodeableConcept type) {
    return type.hasCoding(DoorstepCodes.codeSystem("doorstep-site-type"), AIDS_CENTRE);
  }

  private static Optional<String> organization(Resource record) {
    Reference organization =
        record instanceof Location place
            ? place.getManagingOrganization()
            : record instanceof HealthcareService service
                ? service.getProvidedBy()
                : record instanceof PractitionerRole post
                    ? post.getOrganization()
                    : new Reference();
    return of(organization.getReferenceElement());
  }

  private static Optional<String> of(IIdType id) {
    return id.hasIdPart()
            && id.hasResourceType()
            && !id.isAbsolute()
            && DIRECTORY.contains(id.getResourceType())
        ? Optional.of(id.getResourceType() + '/' + id.getIdPart())
        : Optional.empty();
  }
}
