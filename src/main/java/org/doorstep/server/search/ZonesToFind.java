package org.doorstep.server.search;

import ca.uhn.fhir.rest.param.TokenParam;
import java.util.UUID;
import org.doorstep.server.ZoneQuery;
import org.doorstep.server.ZonesOfRecord;

/** Zones among the values of a search that the database has to find. */
final class ZonesToFind extends TokenParam {

  private static final long serialVersionUID = 1;

  private final transient ZoneQuery query;

  ZonesToFind(ZoneQuery query) {
    // Unlike any other, so that nothing can take two callers' searches for the same.
    super(ZonesOfRecord.SYSTEM, UUID.randomUUID().toString());
    this.query = query;
  }

  ZoneQuery query() {
    return query;
  }
}
