package org.doorstep.view;

import java.util.List;

/**
 * A view that was read and checked.
 *
 * @param name by which it is asked for; empty if it has none
 * @param resource the type of the records that it reads
 * @param scope its constants
 * @param where the conditions that a record has to meet
 * @param root its selects
 */
record ViewDefinition(
    String name, String resource, Scope scope, List<Path> where, Selection root) {}
