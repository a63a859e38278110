/** What is drawn from the record of one person; so far the electrocardiogram. */
@NullMarked
@ApplicationModule(allowedDependencies = "fhir")
package org.doorstep.chart;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
