package org.doorstep.worklist;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What is asked of a list.
 *
 * @param date the day for which it is made, in the place where the work is done
 * @param days how many days to look ahead
 * @param late how many days to look back
 * @param below how much is enough
 * @param organization only what this organisation has to do, as {@code Organization/[id]}
 * @param owner only what this person, role or team has to do, as {@code [type]/[id]}
 * @param unit only what this vehicle has to do, as {@code Location/[id]}
 * @param count how many entries a page has
 * @param offset how many entries come before the page
 * @param sent the parameters as they were sent, for the links to other pages
 */
record Asked(
    LocalDate date,
    int days,
    int late,
    int below,
    Optional<String> organization,
    Optional<String> owner,
    Optional<String> unit,
    int count,
    int offset,
    Map<String, String> sent) {}
