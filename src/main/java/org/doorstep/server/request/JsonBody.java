package org.doorstep.server.request;

import ca.uhn.fhir.context.RuntimeResourceDefinition;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.util.List;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.jspecify.annotations.Nullable;

/** Reads a JSON body once, token by token, and refuses what FHIR R4 does not know. */
final class JsonBody {

  /** How deeply JSON may nest; a Questionnaire of twenty levels needs fewer. */
  static final int DEEPEST = 64;

  private static final int LONGEST_NUMBER = 200;
  private static final int LONGEST_NAME = 256;

  private final ResourceModel model;
  private final int maxEntries;
  private final JsonFactory factory;

  /**
   * A reader of bodies.
   *
   * @param model what FHIR allows where
   * @param maxBytes the longest text in a body; an ECG is one text of several 100 kB
   * @param maxEntries the largest number of entries of a Bundle
   */
  JsonBody(ResourceModel model, long maxBytes, int maxEntries) {
    this.model = model;
    this.maxEntries = maxEntries;
    this.factory =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxStringLength((int) Math.min(Integer.MAX_VALUE, maxBytes))
                            .maxNumberLength(LONGEST_NUMBER)
                            .maxNameLength(LONGEST_NAME)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .build()
            .getFactory();
  }

  JsonFactory factory() {
    return factory;
  }

  /**
   * Reads a body that is one resource.
   *
   * @param body the bytes of the body, UTF-8
   */
  void requireResource(byte[] body) {
    read(
        body,
        parser -> {
          if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw notAResource();
          }
          resource(parser, "");
          if (parser.nextToken() != null) {
            throw syntax(parser.currentTokenLocation(), "There is more after the end of the JSON.");
          }
        });
  }

  interface Reading {
    void of(JsonParser parser) throws IOException;
  }

  void read(byte[] body, Reading reading) {
    try (JsonParser parser = factory.createParser(body)) {
      reading.of(parser);
    } catch (StreamConstraintsException tooMuch) {
      throw syntax(
          tooMuch.getLocation(),
          "The JSON is nested deeper than %d levels, or holds a name or number that is too long."
              .formatted(DEEPEST));
    } catch (JsonEOFException cut) {
      throw syntax(cut.getLocation(), "The JSON ends before it is complete.");
    } catch (JsonProcessingException broken) {
      throw syntax(
          broken.getLocation(),
          String.valueOf(broken.getOriginalMessage()).startsWith("Duplicate field")
              ? "The JSON names the same element twice in one object."
              : "The body is not well-formed JSON.");
    } catch (IOException undecodable) {
      throw syntax(null, "The body is not JSON in UTF-8.");
    }
  }

  private static Refusal syntax(@Nullable JsonLocation at, String what) {
    String where = at == null ? "" : " The fault is at " + where(at) + ".";
    return new Refusal(
        Reason.MALFORMED, "json-syntax", null, what + where, "Mend the JSON there and send again.");
  }

  private static Refusal notAResource() {
    return new Refusal(
        Reason.MALFORMED,
        "no-resource",
        null,
        "The body is not a resource.",
        "Send one JSON object with a resourceType.");
  }

  private static String where(JsonLocation at) {
    return at.getLineNr() < 1
        ? "in a resource whose type stands behind it"
        : "line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
  }

  private static String where(JsonParser parser) {
    return where(parser.currentTokenLocation());
  }

  /** Reads one resource, standing on its opening brace. */
  private void resource(JsonParser parser, String path) throws IOException {
    String where = where(parser);
    if (parser.nextToken() == JsonToken.FIELD_NAME && "resourceType".equals(parser.currentName())) {
      parser.nextToken();
      object(parser, model.resource(path, typeName(parser), where));
      return;
    }
    // The type stands somewhere behind: keep the tokens until it is known.
    TokenBuffer kept = new TokenBuffer(parser);
    kept.writeStartObject();
    String type = null;
    while (parser.currentToken() == JsonToken.FIELD_NAME) {
      boolean isType = "resourceType".equals(parser.currentName());
      kept.copyCurrentEvent(parser);
      parser.nextToken();
      if (isType) {
        type = typeName(parser);
      }
      kept.copyCurrentStructure(parser);
      parser.nextToken();
    }
    kept.writeEndObject();
    if (type == null) {
      throw new Refusal(
          Reason.MALFORMED,
          "no-resource-type",
          path.isEmpty() ? null : path,
          "A resource has no resourceType (" + where + ").",
          "Name its type, such as \"resourceType\": \"Patient\".");
    }
    try (JsonParser again = kept.asParser()) {
      again.nextToken();
      object(again, model.resource(path, type, where));
    }
  }

  private static String typeName(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : "";
  }

  /** Reads the rest of an object up to its closing brace. */
  private void object(JsonParser parser, Place place) throws IOException {
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_OBJECT;
        token = parser.nextToken()) {
      String name = parser.currentName();
      if ("resourceType".equals(name) && place.type() instanceof RuntimeResourceDefinition) {
        parser.nextToken();
        continue;
      }
      boolean beside = name.startsWith("_");
      Place child = model.child(place, beside ? name.substring(1) : name, where(parser));
      if (beside && !child.isPrimitive()) {
        throw ResourceModel.unknown(place, name, where(parser), List.of());
      }
      parser.nextToken();
      members(parser, beside ? child.withoutValue() : child);
    }
  }

  private void members(JsonParser parser, Place place) throws IOException {
    boolean list = parser.currentToken() == JsonToken.START_ARRAY;
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return;
    }
    if (list != place.repeats()) {
      throw ResourceModel.wrong(
          place,
          where(parser),
          list ? "is a list" : "is not a list",
          list ? "It takes one value: send it without brackets." : "Send it in square brackets.");
    }
    if (!list) {
      member(parser, place);
      return;
    }
    int index = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      requireRoom(place, index);
      if (parser.currentToken() != JsonToken.VALUE_NULL) {
        member(parser, place.at(index));
      }
      index++;
    }
  }

  private void requireRoom(Place place, int index) {
    BundleSize.require(place.path(), index + 1, maxEntries);
  }

  private void member(JsonParser parser, Place place) throws IOException {
    if (place.isPrimitive()) {
      value(parser, place);
    } else if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw ResourceModel.wrong(
          place, where(parser), "is not an object", "Send it in curly brackets.");
    } else if (place.holdsResource()) {
      resource(parser, place.path());
    } else {
      object(parser, place);
    }
  }

  private void value(JsonParser parser, Place place) throws IOException {
    String expected =
        switch (place.type().getName()) {
          case "boolean" -> "true or false";
          case "decimal", "integer", "positiveInt", "unsignedInt" -> "a number";
          default -> "a text";
        };
    String found =
        switch (parser.currentToken()) {
          case VALUE_TRUE, VALUE_FALSE -> "true or false";
          case VALUE_NUMBER_FLOAT, VALUE_NUMBER_INT -> "a number";
          case VALUE_STRING -> "a text";
          default -> "something else";
        };
    if (!found.equals(expected)) {
      throw ResourceModel.wrong(
          place,
          where(parser),
          "must be %s in JSON, but is %s".formatted(expected, found),
          "Check the quotes around it.");
    }
    model.value(place, parser.getText(), where(parser));
  }
}
