package org.doorstep.server;

import java.util.Set;

/**
 * What records may be asked for: to hold one of some values under a search parameter.
 *
 * @param parameter the name of the search parameter, such as {@code category}
 * @param values as searches write them, such as {@code laboratory}, {@code http://loinc.org|8867-4}
 *     or {@code Patient/1}
 */
public record Criterion(String parameter, Set<String> values) {}
