package org.doorstep.fhir;

/** The names under which Doorstep publishes its profiles, extensions and code systems. */
public final class DoorstepCodes {

  /** The base of every canonical URL of Doorstep. */
  public static final String CANONICAL = "https://doorstep.health/fhir";

  /** The base of Doorstep's identifier systems. */
  public static final String IDENTIFIERS = "https://doorstep.health/sid";

  private DoorstepCodes() {}

  /**
   * The canonical URL of a profile or an extension.
   *
   * @param id its id, such as {@code doorstep-ecg}
   * @return its URL
   */
  public static String structure(String id) {
    return CANONICAL + "/StructureDefinition/" + id;
  }

  /**
   * The URL of a code system.
   *
   * @param id its id, such as {@code doorstep-service}
   * @return its URL
   */
  public static String codeSystem(String id) {
    return CANONICAL + "/CodeSystem/" + id;
  }
}
