package org.doorstep.view;

import java.util.List;
import java.util.Objects;
import org.hl7.fhir.exceptions.PathEngineException;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.fhirpath.ExpressionNode.CollectionStatus;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.fhirpath.FHIRPathUtilityClasses.FunctionDetails;
import org.hl7.fhir.r4.fhirpath.IHostApplicationServices;
import org.hl7.fhir.r4.fhirpath.TypeDetails;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.ValueSet;
import org.hl7.fhir.utilities.fhirpath.FHIRPathConstantEvaluationMode;
import org.jspecify.annotations.Nullable;

/**
 * What SQL on FHIR adds to FHIRPath: the constants of a view, and the keys by which the rows of
 * views are joined. A key is the id of a record; a reference to another server has none, because
 * the same id is another record there.
 */
final class Keys implements IHostApplicationServices {

  private static final String OF_RESOURCE = "getResourceKey";
  private static final String OF_REFERENCE = "getReferenceKey";

  @Override
  public List<Base> resolveConstant(
      FHIRPathEngine engine, Object context, String name, FHIRPathConstantEvaluationMode mode) {
    Scope scope = Scope.of(context);
    return mode == FHIRPathConstantEvaluationMode.EXPLICIT && scope != null && scope.knows(name)
        ? scope.value(name)
        : List.of();
  }

  @Override
  public @Nullable TypeDetails resolveConstantType(
      FHIRPathEngine engine, Object context, String name, FHIRPathConstantEvaluationMode mode) {
    String plain = name.startsWith("%") ? name.substring(1) : name;
    Scope scope = Scope.of(context);
    return mode == FHIRPathConstantEvaluationMode.EXPLICIT && scope != null && scope.knows(plain)
        ? new TypeDetails(CollectionStatus.SINGLETON, scope.type(plain))
        : null;
  }

  @Override
  public boolean log(String argument, List<Base> focus) {
    return true;
  }

  @Override
  public @Nullable FunctionDetails resolveFunction(FHIRPathEngine engine, String name) {
    return switch (name) {
      case OF_RESOURCE -> new FunctionDetails("The id of the record.", 0, 0);
      case OF_REFERENCE -> new FunctionDetails("The id of the record referred to.", 0, 1);
      default -> null;
    };
  }

  @Override
  public TypeDetails checkFunction(
      FHIRPathEngine engine,
      Object context,
      String name,
      TypeDetails focus,
      List<TypeDetails> parameters)
      throws PathEngineException {
    return new TypeDetails(focus.getCollectionStatus(), TypeDetails.FP_String);
  }

  @Override
  public List<Base> executeFunction(
      FHIRPathEngine engine,
      Object context,
      List<Base> focus,
      String name,
      List<List<Base>> parameters) {
    String type =
        parameters.isEmpty() || parameters.get(0).isEmpty()
            ? ""
            : parameters.get(0).get(0).primitiveValue().replace("FHIR.", "");
    return focus.stream()
        .map(found -> OF_RESOURCE.equals(name) ? ofResource(found) : ofReference(found, type))
        .filter(Objects::nonNull)
        .map(key -> (Base) new StringType(key))
        .toList();
  }

  private static @Nullable String ofResource(Base found) {
    return found instanceof Resource record ? record.getIdElement().getIdPart() : null;
  }

  private static @Nullable String ofReference(Base found, String type) {
    if (!(found instanceof Reference reference)) {
      return null;
    }
    IIdType id = new IdType(reference.getReference());
    return !id.isAbsolute()
            && id.hasResourceType()
            && (type.isEmpty() || type.equals(id.getResourceType()))
        ? id.getIdPart()
        : null;
  }

  @Override
  public @Nullable Base resolveReference(
      FHIRPathEngine engine, Object context, String url, Base from) {
    return null;
  }

  @Override
  public boolean conformsToProfile(FHIRPathEngine engine, Object context, Base item, String url) {
    return false;
  }

  @Override
  public @Nullable ValueSet resolveValueSet(FHIRPathEngine engine, Object context, String url) {
    return null;
  }

  @Override
  public boolean paramIsType(String name, int index) {
    return OF_REFERENCE.equals(name);
  }
}
