package org.doorstep.server.request;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.jspecify.annotations.Nullable;

/** Reads an XML body once, event by event, and refuses what FHIR R4 does not know. */
final class XmlBody {

  private static final String FHIR = "http://hl7.org/fhir";
  private static final String XHTML = "http://www.w3.org/1999/xhtml";

  private final ResourceModel model;
  private final int maxEntries;
  private final XMLInputFactory factory = new WstxInputFactory();

  XmlBody(ResourceModel model, int maxEntries) {
    this.model = model;
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
      resource(reader, "", 1);
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

  private void resource(XMLStreamReader reader, String path, int depth) throws XMLStreamException {
    String where = where(reader.getLocation());
    if (!FHIR.equals(reader.getNamespaceURI())) {
      throw new Refusal(
          Reason.MALFORMED,
          "xml-namespace",
          path.isEmpty() ? null : path,
          "The element '%s' is not in the namespace of FHIR (%s)."
              .formatted(Words.quote(reader.getLocalName()), where),
          "Add xmlns=\"" + FHIR + "\".");
    }
    Place place = model.resource(path, reader.getLocalName(), where);
    requireAttributes(reader, place);
    children(reader, place, depth);
  }

  /** Reads up to the closing tag of the element at which the reader stands. */
  private void children(XMLStreamReader reader, Place place, int depth) throws XMLStreamException {
    if (depth > JsonBody.DEEPEST) {
      throw syntax(
          reader.getLocation(),
          "The XML is nested deeper than %d levels.".formatted(JsonBody.DEEPEST));
    }
    Map<String, Integer> seen = new HashMap<>();
    while (reader.next() != XMLStreamConstants.END_ELEMENT) {
      requireNoDoctype(reader);
      if (reader.isStartElement()) {
        if (place.holdsResource()) {
          resource(reader, place.path(), depth + 1);
        } else {
          child(reader, place, seen, depth);
        }
      } else if (reader.isCharacters() && !reader.isWhiteSpace()) {
        throw ResourceModel.wrong(
            place,
            where(reader.getLocation()),
            "holds text between its elements",
            "FHIR puts values into the attribute 'value'.");
      }
    }
  }

  private void child(XMLStreamReader reader, Place parent, Map<String, Integer> seen, int depth)
      throws XMLStreamException {
    String where = where(reader.getLocation());
    String name = reader.getLocalName();
    Place child =
        parent.isPrimitive()
            ? model.child(parent.withoutValue(), name, where)
            : model.child(parent, name, where);
    if (!(child.isNarrative() ? XHTML : FHIR).equals(reader.getNamespaceURI())) {
      throw ResourceModel.wrong(
          child, where, "is in another namespace", "Use xmlns=\"" + FHIR + "\".");
    }
    int index = seen.merge(name, 1, Integer::sum) - 1;
    if (child.repeats()) {
      BundleSize.require(child.path(), index + 1, maxEntries);
      child = child.at(index);
    } else if (index > 0) {
      throw ResourceModel.wrong(child, where, "is there twice", "It takes one value.");
    }
    if (child.isNarrative()) {
      narrative(reader);
      return;
    }
    requireAttributes(reader, child);
    children(reader, child, depth + 1);
  }

  private void requireAttributes(XMLStreamReader reader, Place place) {
    String where = where(reader.getLocation());
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      String name = reader.getAttributeLocalName(i);
      String text = reader.getAttributeValue(i);
      if (reader.getAttributeNamespace(i) != null && !reader.getAttributeNamespace(i).isEmpty()) {
        continue;
      }
      if ("value".equals(name) && place.isPrimitive()) {
        model.value(place, text, where);
      } else if ("id".equals(name) && place.declared() != null
          || "url".equals(name) && place.type().getName().equals("Extension")) {
        Words.requireStorable(text, place.path());
      } else {
        throw ResourceModel.unknown(place, name, where, List.of("value"));
      }
    }
  }

  private static void narrative(XMLStreamReader reader) throws XMLStreamException {
    for (int open = 1; open > 0; ) {
      int event = reader.next();
      requireNoDoctype(reader);
      if (event == XMLStreamConstants.START_ELEMENT) {
        open++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        open--;
      }
    }
  }
}
