package org.doorstep.demo;

import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;

/**
 * A transaction of the demo region and in whose name it is sent: whoever creates the record of a
 * person is its custodian.
 *
 * @param organization the id of the Organization that sends it; empty for the registers, which are
 *     there before any organisation is
 * @param bundle the transaction
 */
public record DemoPost(Optional<String> organization, Bundle bundle) {}
