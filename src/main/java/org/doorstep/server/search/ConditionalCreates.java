package org.doorstep.server.search;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.dao.data.IResourceSearchUrlDao;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.entity.ResourceTable;
import ca.uhn.fhir.jpa.search.ResourceSearchUrlSvc;
import ca.uhn.fhir.jpa.searchparam.MatchUrlService;
import ca.uhn.fhir.jpa.util.PersistenceContextProvider;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.doorstep.server.KeeperOfRecord;
import org.doorstep.server.ZonesOfRecord;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Lets each organisation create its own record of a person under a condition: HAPI admits one
 * record for each condition, and so would tell one organisation whom another one knows.
 */
public class ConditionalCreates extends ResourceSearchUrlSvc {

  private final ObjectProvider<KeeperOfRecord> keepers;

  ConditionalCreates(
      PersistenceContextProvider persistence,
      IResourceSearchUrlDao urls,
      MatchUrlService conditions,
      FhirContext context,
      PartitionSettings partitions,
      ObjectProvider<KeeperOfRecord> keepers) {
    super(persistence.getEntityManager(), urls, conditions, context, partitions);
    this.keepers = keepers;
  }

  @Override
  public void enforceMatchUrlResourceUniqueness(
      String type, String condition, ResourceTable record) {
    String perKeeper =
        Optional.of(type + '/' + record.getFhirId())
            .filter(key -> isKnownToSeveral(type))
            .flatMap(keepers.getObject()::of)
            .map(keeper -> condition + "&" + ZonesOfRecord.PARAMETER + "=" + zone(keeper))
            .orElse(condition);
    super.enforceMatchUrlResourceUniqueness(type, perKeeper, record);
  }

  /** Only the numbers of people are known to several organisations. */
  private static boolean isKnownToSeveral(String type) {
    return "Patient".equals(type);
  }

  private static String zone(String keeper) {
    return URLEncoder.encode(ZonesOfRecord.SYSTEM + '|' + keeper, StandardCharsets.UTF_8);
  }
}
