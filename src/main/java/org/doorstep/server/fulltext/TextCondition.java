package org.doorstep.server.fulltext;

import java.util.List;

/**
 * Words that a record has to contain.
 *
 * @param field where to look, {@link TextIndex#CONTENT} or {@link TextIndex#NARRATIVE}
 * @param alternatives one or more texts; all words of at least one of them have to be there
 */
record TextCondition(String field, List<String> alternatives) {}
