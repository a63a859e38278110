package org.doorstep.access;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.util.UrlUtil;
import java.util.HashMap;
import java.util.Map;
import org.doorstep.server.Records;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * What a record once was is seen by whom sees what it is now: it may have been locked since, and
 * its past tells the same.
 */
@Component
class Past {

  private final Records records;
  private final Decisions decisions;

  Past(Records records, Decisions decisions) {
    this.records = records;
    this.decisions = decisions;
  }

  /** Whether a request, alone or as an entry, asks what records once were. */
  static boolean isAsked(RequestDetails request) {
    return path(request).contains("/_history");
  }

  /** The path of a request below the endpoint, in whatever way it was written. */
  static String path(RequestDetails request) {
    return UrlUtil.unescape(String.valueOf(request.getRequestPath()));
  }

  /** Whether the caller does not see what the record is now, or was last before it was deleted. */
  boolean isHidden(Resource version, RequestDetails request, Reach reach) {
    String key = Past.class.getName();
    @SuppressWarnings("unchecked")
    Map<String, Boolean> hidden =
        (Map<String, Boolean>)
            request.getUserData().computeIfAbsent(key, none -> new HashMap<String, Boolean>());
    return hidden.computeIfAbsent(
        Projection.key(version), none -> decisions.about(current(version), reach) == Decision.HIDE);
  }

  private Resource current(Resource version) {
    IIdType id = version.getIdElement().toUnqualifiedVersionless();
    try {
      return records.ofServer().read(version.getClass(), id);
    } catch (ResourceGoneException gone) {
      IIdType deleted = gone.getResourceId();
      if (deleted == null || !deleted.hasVersionIdPart()) {
        throw new ResourceNotFoundException(id);
      }
      return records
          .ofServer()
          .read(
              version.getClass(),
              id.withVersion(Long.toString(deleted.getVersionIdPartAsLong() - 1)));
    }
  }
}
