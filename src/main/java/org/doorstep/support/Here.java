package org.doorstep.support;

import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.Optional;
import org.doorstep.server.Records;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/** Records of this server to which rules follow references; none of them is shown to anybody. */
@Component
class Here {

  private final Records records;

  Here(Records records) {
    this.records = records;
  }

  /** The id of the record that a reference names, if it is of that type and of this server. */
  static Optional<String> id(Reference reference, String type) {
    IIdType id = reference.getReferenceElement();
    return type.equals(id.getResourceType()) && !id.isAbsolute()
        ? Optional.ofNullable(id.getIdPart())
        : Optional.empty();
  }

  <R extends Resource> Optional<R> read(Reference reference, Class<R> type) {
    return id(reference, type.getSimpleName()).flatMap(id -> read(id, type));
  }

  <R extends Resource> Optional<R> read(String id, Class<R> type) {
    try {
      return Optional.of(records.ofServer().read(type, new IdType(type.getSimpleName(), id)));
    } catch (ResourceNotFoundException | ResourceGoneException absent) {
      return Optional.empty();
    }
  }

  void update(Resource record) {
    records.ofServer().update(record);
  }

  static String key(Resource record) {
    return record.fhirType() + '/' + record.getIdElement().getIdPart();
  }
}
