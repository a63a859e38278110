/**
 * Who is calling: OAuth 2.0 and SMART App Launch, by a trusted issuer or the one that comes along.
 */
@NullMarked
@ApplicationModule(
    allowedDependencies = {"fhir", "server", "server :: answers", "server :: limits"})
package org.doorstep.signin;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
