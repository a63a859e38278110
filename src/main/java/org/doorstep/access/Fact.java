package org.doorstep.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;

/**
 * What the tables say of somebody and a person.
 *
 * @param kind PERMISSION, DENIAL, KEEPER or FORMER
 * @param grantee whom it is about; of a keeper, the id of the organisation
 * @param basis why something is permitted, a {@link Basis}
 * @param kinds the classes to which it is limited
 * @param types the resource types to which it is limited
 * @param source the record from which it follows
 */
record Fact(
    String kind,
    String grantee,
    String basis,
    Set<Sensitivity> kinds,
    Set<String> types,
    String source) {

  static Fact of(ResultSet row, String kind, String source) throws SQLException {
    Set<Sensitivity> kinds = EnumSet.noneOf(Sensitivity.class);
    for (String name : (String[]) row.getArray("classes").getArray()) {
      kinds.add(Sensitivity.valueOf(name));
    }
    if ("DENIAL".equals(kind) && kinds.contains(Sensitivity.CLIN)) {
      // What those who treat a person write to each other tells of illness.
      kinds.add(Sensitivity.MESSAGE);
    }
    Set<String> types = Set.of((String[]) row.getArray("types").getArray());
    return new Fact(kind, row.getString("grantee"), row.getString("basis"), kinds, types, source);
  }
}
