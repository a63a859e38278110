package org.doorstep.hl7v2;

import static java.nio.charset.StandardCharsets.UTF_8;

import ca.uhn.hl7v2.AcknowledgmentCode;
import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.app.HL7Service;
import ca.uhn.hl7v2.llp.MinLowerLayerProtocol;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.protocol.ReceivingApplication;
import ca.uhn.hl7v2.protocol.impl.AppRoutingDataImpl;
import ca.uhn.hl7v2.util.StandardSocketFactory;
import ca.uhn.hl7v2.util.idgenerator.InMemoryIDGenerator;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.net.ssl.SSLContext;

/** A hospital system that takes messages of HL7 v2 by MLLP over TLS: HAPI's own. */
public final class MllpListener implements AutoCloseable {

  private final BlockingQueue<Message> taken = new LinkedBlockingQueue<>();
  private final DefaultHapiContext context = new DefaultHapiContext();
  private final HL7Service service;
  private final int port;
  private volatile AcknowledgmentCode answer = AcknowledgmentCode.AA;

  /** Listens at a free port of this machine. */
  public MllpListener(SelfSigned certificate) throws Exception {
    MinLowerLayerProtocol protocol = new MinLowerLayerProtocol();
    protocol.setCharset(UTF_8);
    context.setLowerLayerProtocol(protocol);
    context.getParserConfiguration().setIdGenerator(new InMemoryIDGenerator());
    context.setSocketFactory(new Secure(certificate.context()));
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    service = context.newServer(port, true);
    service.registerApplication(new AppRoutingDataImpl("*", "*", "*", "*"), new Ward());
    service.startAndWait();
  }

  private static final class Secure extends StandardSocketFactory {

    private final SSLContext secure;

    Secure(SSLContext secure) {
      this.secure = secure;
    }

    @Override
    public ServerSocket createTlsServerSocket() throws IOException {
      return secure.getServerSocketFactory().createServerSocket();
    }
  }

  private final class Ward implements ReceivingApplication<Message> {

    @Override
    public Message processMessage(Message message, Map<String, Object> metadata)
        throws HL7Exception {
      // Who has seen the message may want the next one answered otherwise.
      AcknowledgmentCode code = answer;
      taken.add(message);
      try {
        return message.generateACK(code, null);
      } catch (IOException failure) {
        throw new HL7Exception(failure);
      }
    }

    @Override
    public boolean canProcess(Message message) {
      return true;
    }
  }

  public int port() {
    return port;
  }

  /** What arrived, in its order. */
  public BlockingQueue<Message> taken() {
    return taken;
  }

  /** From now on it answers like this. */
  public void answers(AcknowledgmentCode code) {
    answer = code;
  }

  @Override
  public void close() throws IOException {
    service.stopAndWait();
    context.close();
  }
}
