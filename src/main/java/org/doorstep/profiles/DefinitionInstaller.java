package org.doorstep.profiles;

import ca.uhn.fhir.repository.IRepository;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.doorstep.server.NewSearchParameters;
import org.doorstep.server.Records;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.MetadataResource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Puts Doorstep's definitions into the store, where clients can read and search them and where HAPI
 * looks for search parameters. What is already there and unchanged is left alone. A new or changed
 * search parameter works at once for what is written from then on; HAPI indexes older records anew
 * in the background.
 */
@Component
class DefinitionInstaller {

  private static final Logger LOG = LoggerFactory.getLogger(DefinitionInstaller.class);

  private final ProfileLibrary library;
  private final Records records;
  private final NewSearchParameters parameters;

  DefinitionInstaller(ProfileLibrary library, Records records, NewSearchParameters parameters) {
    this.parameters = parameters;
    this.library = library;
    this.records = records;
  }

  void installSearchParameters() {
    parameters.define(() -> install("search parameters", library.searchParameters(), () -> true));
  }

  /** Installs one after the other for as long as the server runs; the next start goes on. */
  void installOthersWhile(BooleanSupplier running) {
    install(
        "profiles and terminology",
        library.definitions().stream()
            .filter(definition -> !library.searchParameters().contains(definition))
            .toList(),
        running);
  }

  private void install(
      String what, List<? extends MetadataResource> definitions, BooleanSupplier running) {
    IRepository store = records.ofServer();
    long written =
        definitions.stream()
            .takeWhile(definition -> running.getAsBoolean())
            .filter(definition -> write(store, definition))
            .count();
    LOG.info("{} {}: {} new or changed", definitions.size(), what, written);
  }

  private static boolean write(IRepository store, MetadataResource definition) {
    if (isStored(store, definition)) {
      return false;
    }
    store.update(definition.copy());
    return true;
  }

  private static boolean isStored(IRepository store, MetadataResource definition) {
    try {
      MetadataResource stored =
          store.read(
              definition.getClass(), new IdType(definition.fhirType(), definition.getIdPart()));
      return bare(stored).equalsDeep(bare(definition));
    } catch (ResourceNotFoundException | ResourceGoneException absent) {
      return false;
    }
  }

  /** Without what the store adds by itself: version, time, source. */
  private static MetadataResource bare(MetadataResource definition) {
    MetadataResource bare = definition.copy();
    bare.setId(definition.getIdPart());
    bare.setMeta(new Meta());
    return bare;
  }
}
