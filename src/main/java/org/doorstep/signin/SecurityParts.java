package org.doorstep.signin;

import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;

/**
 * The one part of {@code @EnableWebSecurity} that is needed here: what chains are written with. Its
 * part for Spring MVC would read the address of every request before the firewall does, which costs
 * time and fails at odd ones.
 */
final class SecurityParts implements ImportSelector {

  @Override
  public String[] selectImports(AnnotationMetadata importing) {
    return new String[] {EnableWebSecurity.class.getPackageName() + ".HttpSecurityConfiguration"};
  }
}
