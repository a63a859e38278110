package org.doorstep.signin;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.doorstep.server.StartRefused;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Refuses to listen beyond this machine where tokens and records would travel unencrypted. */
@Component
class AddressCheck implements BeanFactoryPostProcessor {

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    require(beans.getBean(Environment.class));
  }

  static void require(Environment settings) {
    if (!isThisMachineOnly(settings)
        && !isEncrypted(settings)
        && !settings.getProperty("doorstep.sign-in.behind-proxy", Boolean.class, false)) {
      throw new StartRefused(
          ("At the address %s other machines reach the server, and nothing would be encrypted: give"
                  + " it a certificate with server.ssl.*, or put a proxy with TLS before it and say so"
                  + " with doorstep.sign-in.behind-proxy=true.")
              .formatted(address(settings)));
    }
  }

  /** Whether nobody beyond this machine can reach the server, directly or through a proxy. */
  static boolean isThisMachineOnly(Environment settings) {
    try {
      // A blank address means all of them.
      return !address(settings).isBlank()
          && InetAddress.getByName(address(settings)).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new StartRefused(
          "server.address: '%s' is no address of this machine.".formatted(address(settings)), e);
    }
  }

  private static String address(Environment settings) {
    return settings.getProperty("server.address", "");
  }

  private static boolean isEncrypted(Environment settings) {
    return settings.getProperty("server.ssl.enabled", Boolean.class, true)
        && (settings.containsProperty("server.ssl.key-store")
            || settings.containsProperty("server.ssl.certificate")
            || settings.containsProperty("server.ssl.bundle"));
  }
}
