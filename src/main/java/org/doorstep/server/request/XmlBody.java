package org.doorstep.server.request;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Reads an XML body event by event before anything is built of it: whether it is XML that can be
 * kept, and not too much of it. What FHIR allows where is the matter of the profiles.
 */
final class XmlBody {

  private static final String FHIR = "http://hl7.org/fhir";

  private final int maxEntries;
  private final XMLInputFactory factory = new WstxInputFactory();

  XmlBody(int maxEntries) {
    this.maxEntries = maxEntries;
    // An ECG is one attribute of several 100 kB; the size of the whole body is limited elsewhere.
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, Integer.MAX_VALUE);
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("Nothing outside the body is read.");
        });
  }

  /**
   * Reads a body that is one resource.
   *
   * @param body the bytes of the body
   */
  void requireResource(byte[] body) {
    XMLStreamReader reader = null;
    try {
      reader = factory.createXMLStreamReader(new ByteArrayInputStream(body));
      while (reader.next() != XMLStreamConstants.START_ELEMENT) {
        requireNoDoctype(reader);
      }
      requireNamespace(reader);
      ResourceTypes.requireKnown(reader.getLocalName());
      requireStorable(reader);
      content(reader);
      while (reader.hasNext()) {
        reader.next();
      }
    } catch (XMLStreamException | RuntimeException broken) {
      if (broken instanceof Refusal refusal) {
        throw refusal;
      }
      throw syntax(
          reader == null ? null : reader.getLocation(), "The body is not well-formed XML.");
    }
  }

  private static void requireNoDoctype(XMLStreamReader reader) {
    if (reader.getEventType() == XMLStreamConstants.DTD
        || reader.getEventType() == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new Refusal(
          Reason.MALFORMED,
          "xml-doctype",
          null,
          "The XML holds a DOCTYPE or an entity, which FHIR does not allow.",
          "Send the resource without it.");
    }
  }

  private static Refusal syntax(@Nullable Location at, String what) {
    return new Refusal(
        Reason.MALFORMED,
        "xml-syntax",
        null,
        at == null ? what : what + " The fault is at " + where(at) + ".",
        "Mend the XML there and send again.");
  }

  private static String where(Location at) {
    return "line %d, column %d".formatted(at.getLineNumber(), at.getColumnNumber());
  }

  private void requireNamespace(XMLStreamReader reader) {
    if (!FHIR.equals(reader.getNamespaceURI())) {
      throw new Refusal(
          Reason.MALFORMED,
          "xml-namespace",
          null,
          "The element '%s' is not in the namespace of FHIR (%s)."
              .formatted(Words.quote(reader.getLocalName()), where(reader.getLocation())),
          "Add xmlns=\"" + FHIR + "\".");
    }
  }

  /** Reads up to the closing tag of the resource. */
  private void content(XMLStreamReader reader) throws XMLStreamException {
    int entries = 0;
    for (int depth = 1; depth > 0; ) {
      int event = reader.next();
      requireNoDoctype(reader);
      if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      } else if (event == XMLStreamConstants.START_ELEMENT) {
        if (depth == 1 && reader.getLocalName().equals("entry")) {
          BundleSize.require(++entries, maxEntries);
        }
        depth++;
        requireDepth(reader, depth);
        requireStorable(reader);
      } else if (reader.isCharacters()) {
        Words.requireStorable(reader.getText(), null);
      }
    }
  }

  private static void requireDepth(XMLStreamReader reader, int depth) {
    if (depth > JsonBody.DEEPEST) {
      throw syntax(
          reader.getLocation(),
          "The XML is nested deeper than %d levels.".formatted(JsonBody.DEEPEST));
    }
  }

  private static void requireStorable(XMLStreamReader reader) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      Words.requireStorable(reader.getAttributeValue(i), null);
    }
  }
}
