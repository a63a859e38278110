/** A FHIR R4 health-record exchange server for care at home. */
@NullMarked
package org.doorstep;

import org.jspecify.annotations.NullMarked;
