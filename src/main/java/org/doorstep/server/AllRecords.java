package org.doorstep.server;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeResourceDefinition;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.SearchBuilderFactory;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.model.api.IQueryParameterType;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import com.google.common.collect.Lists;
import com.google.common.collect.Multimap;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands out all records that a search finds, however many, whoever may see them. */
@Component
public class AllRecords {

  private static final int AT_ONCE = 500;

  /** Enough for that no core waits long for the others. */
  private static final int PIECES_AT_ONCE = 4 * Runtime.getRuntime().availableProcessors();

  private final DaoRegistry daos;
  private final MatchUrlService searches;
  private final SearchBuilderFactory<JpaPid> builders;
  private final FhirContext fhir;
  private final SideBySide sideBySide;
  private final TransactionTemplate transaction;

  AllRecords(
      DaoRegistry daos,
      MatchUrlService searches,
      SearchBuilderFactory<JpaPid> builders,
      FhirContext fhir,
      SideBySide sideBySide,
      PlatformTransactionManager transactions) {
    this.daos = daos;
    this.searches = searches;
    this.builders = builders;
    this.fhir = fhir;
    this.sideBySide = sideBySide;
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
   * Hands on what a search finds, as JSON.
   *
   * @param search such as {@code Observation?code=8867-4}
   * @param line takes each record on one line
   */
  public void write(String search, Consumer<String> line) {
    RuntimeResourceDefinition type = type(search);
    List<List<JpaPid>> pieces = Lists.partition(find(type, parameters(search)), AT_ONCE);
    for (List<List<JpaPid>> some : Lists.partition(pieces, PIECES_AT_ONCE)) {
      sideBySide
          .all(
              some.stream()
                  .map(piece -> (Callable<List<String>>) () -> lines(type, piece))
                  .toList())
          .forEach(lines -> lines.forEach(line));
    }
  }

  private List<String> lines(RuntimeResourceDefinition type, List<JpaPid> some) {
    List<String> lines = new ArrayList<>();
    read(type, some, record -> lines.add(fhir.newJsonParser().encodeResourceToString(record)));
    return lines;
  }

  /**
   * Hands on what a search finds.
   *
   * @param type of the records
   * @param criteria the values of search parameters; of those in a list one has to hold
   * @param reader takes each record, in no particular order
   */
  public <R extends Resource> void each(
      Class<R> type,
      Multimap<String, List<IQueryParameterType>> criteria,
      Consumer<? super R> reader) {
    SearchParameterMap search = new SearchParameterMap();
    criteria.forEach(search::addOrList);
    RuntimeResourceDefinition definition = fhir.getResourceDefinition(type);
    for (List<JpaPid> some : Lists.partition(find(definition, search), AT_ONCE)) {
      read(definition, some, record -> reader.accept(type.cast(record)));
    }
  }

  private void read(
      RuntimeResourceDefinition type, List<JpaPid> some, Consumer<IBaseResource> reader) {
    transaction.executeWithoutResult(
        begun ->
            builders
                .newSearchBuilder(type.getName(), type.getImplementingClass())
                .loadResourcesByPid(some, new SystemRequestDetails())
                .forEach(reader));
  }

  /** As a stream: HAPI makes lists of the first 10,000 only. */
  private List<JpaPid> find(RuntimeResourceDefinition type, SearchParameterMap search) {
    search.setLoadSynchronous(true);
    List<JpaPid> found =
        transaction.execute(
            begun -> {
              try (Stream<JpaPid> ids =
                  daos.getResourceDao(type.getImplementingClass())
                      .searchForIdStream(search, new SystemRequestDetails(), null)) {
                return ids.toList();
              }
            });
    return Objects.requireNonNullElse(found, List.of());
  }

  private SearchParameterMap parameters(String search) {
    return searches.translateMatchUrl(search, type(search));
  }

  private RuntimeResourceDefinition type(String search) {
    return fhir.getResourceDefinition(search.replaceFirst("\\?.*", ""));
  }
}
