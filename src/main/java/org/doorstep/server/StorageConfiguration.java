package org.doorstep.server;

import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.model.entity.StorageSettings;
import ca.uhn.fhir.jpa.model.entity.StorageSettings.IndexEnabledEnum;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Where Doorstep departs from HAPI's storage defaults; each departure has its reason beside it.
 * {@link DangerousSwitches} holds the finished settings to what must not change.
 */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

  private static final int MOST_INCLUDED = 5000;

  @Bean
  JpaStorageSettings storageSettings(StoreSettings store) {
    JpaStorageSettings settings = new JpaStorageSettings();
    // A result computed for one caller must never be handed to another one.
    settings.setReuseCachedSearchResultsForMillis(null);
    // One row per absent element would double the index; ":missing" is refused instead.
    settings.setIndexMissingFields(IndexEnabledEnum.DISABLED);
    // The hash already says parameter and type; leaving both out makes index rows smaller.
    settings.setIndexStorageOptimized(true);
    // Tags inside the resource body: what an update leaves out is gone, as FHIR says, and does not
    // come back from a table.
    settings.setTagStorageMode(StorageSettings.TagStorageModeEnum.INLINE);
    settings.setStoreMetaSourceInformation(
        JpaStorageSettings.StoreMetaSourceInformationEnum.SOURCE_URI);
    settings.setHistoryCountMode(ca.uhn.fhir.jpa.api.model.HistoryCountModeEnum.COUNT_DISABLED);
    // Ids that cannot be guessed or counted.
    settings.setResourceServerIdStrategy(JpaStorageSettings.IdStrategyEnum.UUID);
    settings.setResourceClientIdStrategy(JpaStorageSettings.ClientIdStrategyEnum.ANY);
    // Words go to Lucene; references, codes and the resources themselves never do.
    settings.setHibernateSearchIndexFullText(true);
    settings.setHibernateSearchIndexSearchParams(false);
    settings.setStoreResourceInHSearchIndex(false);
    // Nor does a reference search: that would tell whether somebody is here.
    settings.setAllowInlineMatchUrlReferences(false);
    // A record may name what another server holds; HAPI keeps the address and never calls it.
    settings.setAllowExternalReferences(true);
    // Not a transaction or batch: kept under /Bundle, what it holds would seem to be recorded. Nor
    // the answer to one: HAPI's parser drops the times of the Bundles inside it.
    settings.setBundleTypesAllowedForStorage(
        Set.of("document", "message", "collection", "searchset", "history"));
    // One more than a page may hold, so that a page that is cut off can be told from a whole one.
    settings.setMaximumIncludesToLoadPerPage(MOST_INCLUDED + 1);
    settings.setAllowMultipleDelete(false);
    settings.setExpungeEnabled(false);
    settings.setDeleteExpungeEnabled(false);
    // What was told of a person yesterday may be too much today, when fewer are like them.
    settings.setResourceDbHistoryEnabled(!store.isAnalytics());
    return settings;
  }

  @Bean
  PartitionSettings partitionSettings() {
    return new PartitionSettings();
  }

  @Bean
  SubscriptionSettings subscriptionSettings() {
    SubscriptionSettings settings = new SubscriptionSettings();
    // None are served; should they be one day, none may search past who may see what.
    settings.setOnlyAllowInMemorySubscriptions(true);
    return settings;
  }
}
