package org.doorstep.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Looks whether the port is free before anything else is started; the web server itself would find
 * out half a minute later.
 */
@Component
class PortCheck implements BeanFactoryPostProcessor {

  @Override
  public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
    Environment environment = beans.getBean(Environment.class);
    int port = environment.getProperty("server.port", Integer.class, 8080);
    String address = environment.getProperty("server.address", "");
    if (port > 0) {
      requireFree(port, address);
    }
  }

  static void requireFree(int port, String address) {
    InetAddress where = null;
    try {
      where = address.isEmpty() ? null : InetAddress.getByName(address);
      new ServerSocket(port, 1, where).close();
    } catch (IOException e) {
      throw new StartRefused(
          "The port %d%s cannot be used (%s): stop the program that uses it, or name another one with server.port."
              .formatted(port, where == null ? "" : " on " + address, e.getMessage()),
          e);
    }
  }
}
