package org.doorstep.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.IQueryParameterOr;
import ca.uhn.fhir.rest.api.QualifiedParamList;
import ca.uhn.fhir.rest.param.ReferenceParam;
import java.util.Collection;
import java.util.List;

/**
 * References of which a record names any. HAPI's repository takes a list of tokens for
 * alternatives, but drops a list of references and finds everything; only a value that is
 * alternatives in itself gets through.
 */
public final class AnyReference extends ReferenceParam
    implements IQueryParameterOr<ReferenceParam> {

  private static final long serialVersionUID = 1;

  private final transient List<ReferenceParam> references;

  /**
   * Alternatives.
   *
   * @param references such as {@code Patient/1}; at least one
   */
  public AnyReference(Collection<String> references) {
    super(references.iterator().next());
    this.references = references.stream().map(ReferenceParam::new).toList();
  }

  @Override
  public List<ReferenceParam> getValuesAsQueryTokens() {
    return references;
  }

  @Override
  public void setValuesAsQueryTokens(
      FhirContext context, String name, QualifiedParamList parameters) {
    throw new UnsupportedOperationException("The references are given when it is made.");
  }
}
