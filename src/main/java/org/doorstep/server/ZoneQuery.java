package org.doorstep.server;

import java.util.List;

/**
 * Zones that the database finds itself while it searches: of a caseload of a thousand persons, they
 * need not be read, sent back and compared one by one.
 *
 * @param sql a query of one column with zones, with a {@code ?} for each value
 * @param values texts
 */
public record ZoneQuery(String sql, List<String> values) {}
