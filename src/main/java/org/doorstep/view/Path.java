package org.doorstep.view;

import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.TypeDetails;

/**
 * A FHIRPath expression that was read and checked.
 *
 * @param text as the view writes it
 * @param place where it stands in the view
 * @param node as the engine evaluates it
 * @param type of what it can find
 */
record Path(String text, Place place, ExpressionNode node, TypeDetails type) {}
