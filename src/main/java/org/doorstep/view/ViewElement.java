package org.doorstep.view;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorstep.fhir.Refusal;

/**
 * An element of a ViewDefinition as it was sent.
 *
 * @param json its content
 * @param place where it stands
 */
record ViewElement(JsonNode json, Place place) {

  ViewElement {
    if (!json.isObject()) {
      throw place.fault("This is not an object.", "Write it in braces, as {…}.");
    }
  }

  boolean has(String name) {
    return json.has(name);
  }

  Optional<String> text(String name) {
    JsonNode value = json.get(name);
    if (value == null) {
      return Optional.empty();
    }
    return Optional.of(text(value, place.of(name)));
  }

  private static String text(JsonNode value, Place place) {
    if (!value.isTextual() || value.textValue().isBlank()) {
      throw place.fault("This is not a text.", "Write a text.");
    }
    return value.textValue();
  }

  boolean isOn(String name) {
    JsonNode value = json.get(name);
    if (value != null && !value.isBoolean()) {
      throw place.of(name).fault("This is neither true nor false.", "Write true or false.");
    }
    return value != null && value.booleanValue();
  }

  List<ViewElement> elements(String name) {
    List<ViewElement> elements = new ArrayList<>();
    JsonNode list = list(name);
    for (int i = 0; i < list.size(); i++) {
      elements.add(new ViewElement(list.get(i), place.of(name).at(i)));
    }
    return elements;
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    JsonNode list = list(name);
    for (int i = 0; i < list.size(); i++) {
      texts.add(text(list.get(i), place.of(name).at(i)));
    }
    return texts;
  }

  private JsonNode list(String name) {
    JsonNode list = json.path(name);
    if (!list.isMissingNode() && !list.isArray()) {
      throw place.of(name).fault("This is not a list.", "Write it in brackets, as […].");
    }
    return list;
  }

  Refusal missing(String name) {
    return place.fault("The element '%s' is missing.".formatted(name), "Add it.");
  }
}
