package org.doorstep.server.request;

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
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON body token by token before anything is built of it: whether it is JSON that can be
 * kept, and not too much of it. What FHIR allows where is the matter of the profiles.
 */
final class JsonBody {

  /** How deeply JSON may nest; a Questionnaire of twenty levels needs fewer. */
  static final int DEEPEST = 64;

  private static final int LONGEST_NUMBER = 200;
  private static final int LONGEST_NAME = 256;

  private final int maxEntries;
  private final JsonFactory factory;

  /**
   * A reader of bodies.
   *
   * @param maxBytes the longest text in a body; an ECG is one text of several 100 kB
   * @param maxEntries the largest number of entries of a Bundle
   */
  JsonBody(long maxBytes, int maxEntries) {
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
          ResourceTypes.requireKnown(object(parser, true));
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
    return "line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
  }

  private static String where(JsonParser parser) {
    return where(parser.currentTokenLocation());
  }

  /** Reads up to the closing brace; returns the type that the object names, if any. */
  private @Nullable String object(JsonParser parser, boolean isResource) throws IOException {
    String type = null;
    List<String> lists = new ArrayList<>(0);
    List<String> besideLists = new ArrayList<>(0);
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (name.equals("resourceType") && value == JsonToken.VALUE_STRING) {
        type = parser.getText();
      }
      if (value == JsonToken.START_ARRAY) {
        (name.startsWith("_") ? besideLists : lists).add(name);
        list(parser, isResource && name.equals("entry"));
      } else {
        value(parser);
      }
    }
    for (String beside : besideLists) {
      requireValues(beside, lists, parser);
    }
    return type;
  }

  private void list(JsonParser parser, boolean holdsEntries) throws IOException {
    int items = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (holdsEntries) {
        BundleSize.require(++items, maxEntries);
      }
      value(parser);
    }
  }

  private void value(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT -> object(parser, false);
      case START_ARRAY -> list(parser, false);
      case VALUE_STRING -> Words.requireStorable(parser.getText(), null);
      default -> {
        // A number or a literal, which the parser has read.
      }
    }
  }

  /**
   * HAPI's parser passes over what stands beside the values of a list if there is no list of values
   * (https://hl7.org/fhir/R4/json.html#primitive).
   */
  private static void requireValues(String beside, List<String> lists, JsonParser parser) {
    String name = beside.substring(1);
    if (!lists.contains(name)) {
      throw new Refusal(
          Reason.MALFORMED,
          "values-missing",
          null,
          "The list '%s' has no list '%s' beside it (up to %s)."
              .formatted(Words.quote(beside), Words.quote(name), where(parser)),
          "Write \"%s\": [null] with one null for each member.".formatted(Words.quote(name)));
    }
  }
}
