package org.doorstep.followup;

import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.param.NumberParam;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorstep.server.KeeperOfRecord;
import org.doorstep.server.Records;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The records as the server sees them, for what follows from a write that was permitted. Nothing
 * that is read here is shown to the caller.
 */
@Component
class Store {

  /** Newest first; nobody has more of what is looked for here at a time. */
  private static final String MOST = "50";

  private final Records records;
  private final KeeperOfRecord keepers;
  private final JdbcClient database;

  Store(Records records, KeeperOfRecord keepers, JdbcClient database) {
    this.records = records;
    this.keepers = keepers;
    this.database = database;
  }

  /** Who follows up something of a person waits for others who do: each sees what the other did. */
  void oneAtATime(String patient) {
    database
        .sql("SELECT pg_advisory_xact_lock(hashtextextended(:patient, 0))")
        .param("patient", "followup " + patient)
        .query(row -> {});
  }

  /** The record that a reference leads to, if it is here. */
  <R extends Resource> Optional<R> read(Class<R> type, Reference reference) {
    IIdType id = reference.getReferenceElement();
    boolean here =
        type.getSimpleName().equals(id.getResourceType()) && id.hasIdPart() && !id.isAbsolute();
    return here ? read(type, id.getIdPart()) : Optional.empty();
  }

  <R extends Resource> Optional<R> read(Class<R> type, String id) {
    try {
      return Optional.of(ofServer().read(type, new IdType(type.getSimpleName(), id)));
    } catch (ResourceNotFoundException | ResourceGoneException absent) {
      return Optional.empty();
    }
  }

  /** Whether a record of this id was ever here; what somebody deleted is not made again. */
  boolean knows(Class<? extends Resource> type, String id) {
    try {
      ofServer().read(type, new IdType(type.getSimpleName(), id));
      return true;
    } catch (ResourceGoneException deleted) {
      return true;
    } catch (ResourceNotFoundException absent) {
      return false;
    }
  }

  /** Records of a type that a query finds, within the transaction that asks. */
  <R extends Resource> Stream<R> search(Class<R> type, Map<String, IQueryParameterType> query) {
    Map<String, List<IQueryParameterType>> all = new HashMap<>();
    query.forEach((name, value) -> all.put(name, List.of(value)));
    // A search by offset stays in this thread, and so within the transaction.
    all.put("_count", List.of(new NumberParam(MOST)));
    all.put("_offset", List.of(new NumberParam("0")));
    all.put("_sort", List.of(new StringParam("-_lastUpdated")));
    return ofServer().search(Bundle.class, type, all).getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast);
  }

  void save(Resource record) {
    ofServer().update(record);
  }

  /** The organisation that keeps a person's records. */
  Optional<Reference> keeper(String patient) {
    return keepers.of(patient).map(id -> new Reference("Organization/" + id));
  }

  private IRepository ofServer() {
    return records.ofServer();
  }
}
