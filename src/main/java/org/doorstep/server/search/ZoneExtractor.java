package org.doorstep.server.search;

import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.entity.BaseResourceIndexedSearchParam;
import ca.uhn.fhir.jpa.model.entity.ResourceIndexedSearchParamToken;
import ca.uhn.fhir.jpa.searchparam.extractor.SearchParamExtractorR4;
import org.doorstep.server.ZonesOfRecord;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.beans.factory.ObjectProvider;

/** Indexes the zones of a record beside the values of its search parameters. */
public class ZoneExtractor extends SearchParamExtractorR4 {

  private final ObjectProvider<ZonesOfRecord> zones;
  private final PartitionSettings partitions;

  ZoneExtractor(ObjectProvider<ZonesOfRecord> zones, PartitionSettings partitions) {
    this.zones = zones;
    this.partitions = partitions;
  }

  @Override
  public SearchParamSet<BaseResourceIndexedSearchParam> extractSearchParamTokens(
      IBaseResource resource, ISearchParamFilter filter) {
    SearchParamSet<BaseResourceIndexedSearchParam> tokens =
        super.extractSearchParamTokens(resource, filter);
    if (resource instanceof Resource record) {
      for (String zone : zones.getObject().of(record)) {
        tokens.add(
            new ResourceIndexedSearchParamToken(
                partitions,
                record.fhirType(),
                ZonesOfRecord.PARAMETER,
                ZonesOfRecord.SYSTEM,
                zone));
      }
    }
    return tokens;
  }
}
