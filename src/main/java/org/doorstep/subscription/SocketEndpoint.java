package org.doorstep.subscription;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorstep.signin.Account;

/** One websocket: it hears of one Subscription. */
final class SocketEndpoint extends Endpoint {

  /** At this server; each costs some memory and a look every now and then. */
  private static final int MOST = 500;

  private static final int LONGEST_MESSAGE = 200;
  private static final int SILENT_MILLIS = 120_000;
  private static final Pattern BIND =
      Pattern.compile("bind (?:Subscription/)?([A-Za-z0-9.-]{1,64})\\s*");

  private final Sockets sockets;

  SocketEndpoint(Sockets sockets) {
    this.sockets = sockets;
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    if (session.getOpenSessions().size() > MOST) {
      close(session, CloseCodes.TRY_AGAIN_LATER, "Too many are listening here.");
      return;
    }
    session.setMaxTextMessageBufferSize(LONGEST_MESSAGE);
    session.setMaxBinaryMessageBufferSize(1);
    session.setMaxIdleTimeout(SILENT_MILLIS);
    session.addMessageHandler(
        new MessageHandler.Whole<String>() {
          @Override
          public void onMessage(String message) {
            hear(session, message);
          }
        });
  }

  private void hear(Session session, String message) {
    Matcher bind = BIND.matcher(message);
    if (!bind.matches()) {
      close(session, CloseCodes.VIOLATED_POLICY, "Send: bind [id of the Subscription].");
      return;
    }
    try {
      boolean bound =
          session.getUserPrincipal() instanceof Account account
              && sockets.bind(session, account, bind.group(1));
      if (!bound) {
        close(session, CloseCodes.VIOLATED_POLICY, "There is no such Subscription here.");
      }
    } catch (IOException gone) {
      sockets.forget(session);
    }
  }

  private static void close(Session session, CloseCodes code, String why) {
    try {
      session.close(new CloseReason(code, why));
    } catch (IOException gone) {
      // It is closed then.
    }
  }

  @Override
  public void onClose(Session session, CloseReason reason) {
    sockets.forget(session);
  }

  @Override
  public void onError(Session session, Throwable failure) {
    sockets.forget(session);
  }
}
