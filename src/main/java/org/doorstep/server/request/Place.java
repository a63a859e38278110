package org.doorstep.server.request;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition.ChildTypeEnum;
import org.jspecify.annotations.Nullable;

/**
 * One place of a resource that is being read.
 *
 * @param path its FHIRPath, such as {@code Bundle.entry[2].resource.gender}
 * @param type what FHIR expects there
 * @param declared how its parent declares it, or null for a resource
 * @param besideValue whether only the id and the extensions of a primitive value are meant
 */
record Place(
    String path,
    BaseRuntimeElementDefinition<?> type,
    @Nullable BaseRuntimeChildDefinition declared,
    boolean besideValue) {

  Place(
      String path,
      BaseRuntimeElementDefinition<?> type,
      @Nullable BaseRuntimeChildDefinition declared) {
    this(path, type, declared, false);
  }

  boolean repeats() {
    return declared != null && (declared.getMax() < 0 || declared.getMax() > 1);
  }

  boolean holdsResource() {
    return switch (type.getChildType()) {
      case CONTAINED_RESOURCE_LIST, CONTAINED_RESOURCES -> true;
      case RESOURCE -> declared != null;
      default -> false;
    };
  }

  boolean isNarrative() {
    return type.getChildType() == ChildTypeEnum.PRIMITIVE_XHTML_HL7ORG;
  }

  boolean isPrimitive() {
    return !besideValue
        && (isNarrative()
            || type.getChildType() == ChildTypeEnum.PRIMITIVE_DATATYPE
            || type.getChildType() == ChildTypeEnum.ID_DATATYPE);
  }

  Place withoutValue() {
    return new Place(path, type, declared, true);
  }

  Place at(int index) {
    return new Place(path + "[" + index + "]", type, declared, besideValue);
  }
}
