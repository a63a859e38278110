package org.doorstep.profiles;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The mistakes that senders make, made at random places of good resources, the same every time. */
final class Mutations {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Mutations() {}

  /** A number of broken copies of a resource. */
  static List<String> of(String resource, int number, long seed) {
    Random random = new Random(seed);
    List<String> broken = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      broken.add(broken(resource, random));
    }
    return broken;
  }

  private static String broken(String resource, Random random) {
    try {
      ObjectNode root = (ObjectNode) JSON.readTree(resource);
      List<ObjectNode> objects = new ArrayList<>();
      collect(root, objects);
      breakOne(objects.get(random.nextInt(objects.size())), random);
      return JSON.writeValueAsString(root);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static void collect(JsonNode node, List<ObjectNode> objects) {
    if (node instanceof ObjectNode object) {
      objects.add(object);
    }
    node.forEach(child -> collect(child, objects));
  }

  private static void breakOne(ObjectNode object, Random random) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    names.remove("resourceType");
    if (names.isEmpty()) {
      object.put("colour", "blue");
      return;
    }
    String name = names.get(random.nextInt(names.size()));
    switch (random.nextInt(6)) {
      case 0 -> object.remove(name);
      case 1 -> object.put("colour", "blue");
      case 2 -> object.set(name, wrongType(object.get(name)));
      case 3 -> object.set(name, doubled(object.get(name)));
      default -> object.set(name, wrongValue(object.get(name)));
    }
  }

  private static JsonNode wrongType(JsonNode value) {
    return value.isContainerNode()
        ? TextNode.valueOf("text")
        : JsonNodeFactory.instance.objectNode();
  }

  private static JsonNode doubled(JsonNode value) {
    if (value instanceof ArrayNode array) {
      return array.deepCopy().addAll(array);
    }
    return JsonNodeFactory.instance.arrayNode().add(value).add(value);
  }

  private static JsonNode wrongValue(JsonNode value) {
    if (value.isNumber()) {
      return TextNode.valueOf(value.asText());
    }
    return value.isTextual() ? TextNode.valueOf("no-such-" + value.asText()) : value;
  }
}
