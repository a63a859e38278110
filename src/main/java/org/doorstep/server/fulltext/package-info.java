/** Search by words in records, in Ukrainian, Russian, English and French, on a Lucene index. */
@NullMarked
package org.doorstep.server.fulltext;

import org.jspecify.annotations.NullMarked;
