package org.doorstep.hl7v2;

import ca.uhn.hl7v2.DefaultHapiContext;
import ca.uhn.hl7v2.HL7Exception;
import ca.uhn.hl7v2.HapiContext;
import ca.uhn.hl7v2.llp.LLPException;
import ca.uhn.hl7v2.llp.MinLowerLayerProtocol;
import ca.uhn.hl7v2.model.Message;
import ca.uhn.hl7v2.parser.GenericModelClassFactory;
import ca.uhn.hl7v2.util.Terser;
import ca.uhn.hl7v2.validation.impl.ValidationContextFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sends messages of HL7 v2 by MLLP over TLS (IHE ITI-19), each over a connection of its own, and
 * waits until the receiver has taken them.
 */
public class Mllp {

  /** What says that a message was taken (HL7 table 0008). */
  private static final Set<String> TAKEN = Set.of("AA", "CA");

  private static final String SECURE = "HTTPS";

  private final SSLSocketFactory sockets;
  private final Duration patience;

  /** Of whatever version the answer is, the segment that counts is found by its name. */
  private final HapiContext context = new DefaultHapiContext(new GenericModelClassFactory());

  /**
   * @param sockets whom to trust, and as whom to come
   * @param patience how long to wait for the connection, and then for the answer
   */
  public Mllp(SSLSocketFactory sockets, Duration patience) {
    this.sockets = sockets;
    this.patience = patience;
    context.setValidationContext(ValidationContextFactory.noValidation());
  }

  /**
   * Sends a message and returns when it was taken.
   *
   * @param host the name that the certificate of the receiver has to carry
   * @param address where the name leads
   * @param port the port
   * @param message in the format ER7
   * @throws IOException if the receiver cannot be reached, is somebody else, or does not take it
   */
  public void send(String host, InetAddress address, int port, String message) throws IOException {
    int milliseconds = Math.toIntExact(patience.toMillis());
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address, port), milliseconds);
      plain.setSoTimeout(milliseconds);
      try (SSLSocket socket = (SSLSocket) sockets.createSocket(plain, host, port, true)) {
        SSLParameters rules = socket.getSSLParameters();
        rules.setEndpointIdentificationAlgorithm(SECURE);
        socket.setSSLParameters(rules);
        socket.startHandshake();
        MinLowerLayerProtocol protocol = new MinLowerLayerProtocol();
        protocol.setCharset(StandardCharsets.UTF_8);
        protocol.getWriter(socket.getOutputStream()).writeMessage(message);
        String answer = protocol.getReader(socket.getInputStream()).getMessage();
        requireTaken(message, answer);
      }
    } catch (LLPException | HL7Exception failure) {
      throw new IOException("No answer of HL7 v2", failure);
    }
  }

  private void requireTaken(String message, @Nullable String answer)
      throws IOException, HL7Exception {
    if (answer == null) {
      throw new IOException("No answer");
    }
    Terser sent = read(message);
    Terser said = read(answer);
    String code = said.get("/MSA-1");
    if (code == null || !TAKEN.contains(code)) {
      throw new IOException("HL7 " + code);
    }
    if (!String.valueOf(sent.get("/MSH-10")).equals(said.get("/MSA-2"))) {
      throw new IOException("An answer to another message");
    }
  }

  private Terser read(String text) throws HL7Exception {
    Message message = context.getPipeParser().parse(text);
    return new Terser(message);
  }
}
