package org.doorstep.view;

import java.util.Optional;

/**
 * A column of a view.
 *
 * @param name unique within the view
 * @param path what is in its cells
 * @param collection whether a cell holds a list of values
 * @param type the FHIR type of the values, if the view declares it
 */
record Column(String name, Path path, boolean collection, Optional<String> type) {}
