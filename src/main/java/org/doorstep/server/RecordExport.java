package org.doorstep.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.ISearchBuilder;
import ca.uhn.fhir.jpa.dao.SearchBuilderFactory;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.List;
import java.util.function.Consumer;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands out all records that a search finds, however many, whoever may see them. */
@Component
public class RecordExport {

  private static final int AT_ONCE = 500;

  private final DaoRegistry daos;
  private final MatchUrlService searches;
  private final SearchBuilderFactory<JpaPid> builders;
  private final FhirContext fhir;
  private final TransactionTemplate transaction;

  RecordExport(
      DaoRegistry daos,
      MatchUrlService searches,
      SearchBuilderFactory<JpaPid> builders,
      FhirContext fhir,
      PlatformTransactionManager transactions) {
    this.daos = daos;
    this.searches = searches;
    this.builders = builders;
    this.fhir = fhir;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setReadOnly(true);
  }

  /**
   * Refuses a search that cannot be carried out.
   *
   * @param search such as {@code Observation?code=8867-4}
   * @throws Refusal 400 that says so
   */
  public void require(String search) {
    try {
      parameters(search);
    } catch (BaseServerResponseException | IllegalArgumentException wrong) {
      throw new Refusal(
          Reason.MALFORMED,
          "parameter-_typeFilter",
          OperationParameters.expression("_typeFilter"),
          "The search in '_typeFilter' cannot be carried out.",
          "Send searches such as Observation?code=8867-4, with parameters of the CapabilityStatement.");
    }
  }

  /**
   * Hands on what a search finds.
   *
   * @param search such as {@code Observation?code=8867-4}
   * @param line takes each record as JSON on one line
   * @return how many there were
   */
  public int write(String search, Consumer<String> line) {
    RuntimeResourceDefinition type = type(search);
    List<JpaPid> found =
        transaction.execute(
            begun ->
                daos.getResourceDao(type.getName())
                    .searchForIds(parameters(search), new SystemRequestDetails()));
    List<JpaPid> all = found == null ? List.of() : found;
    int written = 0;
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      List<JpaPid> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
      Integer more = transaction.execute(begun -> write(type, some, line));
      written += more == null ? 0 : more;
    }
    return written;
  }

  private int write(RuntimeResourceDefinition type, List<JpaPid> some, Consumer<String> line) {
    ISearchBuilder<JpaPid> builder =
        builders.newSearchBuilder(type.getName(), type.getImplementingClass());
    var records = builder.loadResourcesByPid(some, new SystemRequestDetails());
    records.forEach(record -> line.accept(fhir.newJsonParser().encodeResourceToString(record)));
    return records.size();
  }

  private SearchParameterMap parameters(String search) {
    return searches.translateMatchUrl(search, type(search));
  }

  private RuntimeResourceDefinition type(String search) {
    return fhir.getResourceDefinition(search.replaceFirst("\\?.*", ""));
  }
}
