package org.doorstep.subscription;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.Map;

/** Opens websockets to those who came in with a token that holds. */
final class SocketDoor extends HttpServlet {

  static final String PATH = "/fhir/websocket";

  private static final long serialVersionUID = 1L;
  private static final int UPGRADE_REQUIRED = 426;

  private final transient ServerEndpointConfig endpoint;

  SocketDoor(Sockets sockets) {
    this.endpoint =
        ServerEndpointConfig.Builder.create(SocketEndpoint.class, PATH)
            .configurator(
                new ServerEndpointConfig.Configurator() {
                  @Override
                  public <T> T getEndpointInstance(Class<T> type) {
                    return type.cast(new SocketEndpoint(sockets));
                  }
                })
            .build();
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      response.setHeader("Upgrade", "websocket");
      response.setStatus(UPGRADE_REQUIRED);
      return;
    }
    ServerContainer container =
        (ServerContainer) getServletContext().getAttribute(ServerContainer.class.getName());
    try {
      container.upgradeHttpToWebSocket(request, response, endpoint, Map.of());
    } catch (DeploymentException failure) {
      throw new ServletException(failure);
    }
  }
}
