package org.doorstep.server.fulltext;

import java.util.Map;

/**
 * What Hibernate Search is told at start.
 *
 * @param values its settings by name
 */
public record HibernateSearchProperties(Map<String, String> values) {}
