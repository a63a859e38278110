package org.doorstep.access;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is permitted to somebody on one basis, whatever persons it is about.
 *
 * @param grantee to whom, such as {@code Practitioner/1}
 * @param basis why, a {@link Basis}
 * @param part to which classes and types it is limited, as the tables write it
 * @param rights what the caller may do by it
 */
record Grant(String grantee, String basis, String part, List<Rights> rights) {

  /** The classes of a type that are read by it. */
  Set<Sensitivity> readable(String type) {
    return Label.possible(type).stream()
        .filter(kind -> rights.stream().anyMatch(right -> right.reads(type, kind)))
        .collect(Collectors.toSet());
  }
}
