package org.doorstep.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.model.HistoryCountModeEnum;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.model.entity.StorageSettings.TagStorageModeEnum;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.doorstep.coverage.Closes;
import org.hl7.fhir.dstu2.model.Subscription.SubscriptionChannelType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DangerousSwitchesTests {

  private static final Map<String, Consumer<JpaStorageSettings>> OF_STORAGE =
      Map.ofEntries(
          Map.entry(
              "reuseCachedSearchResultsForMillis",
              storage -> storage.setReuseCachedSearchResultsForMillis(60_000L)),
          Map.entry(
              "storeResourceInHSearchIndex",
              storage -> storage.setStoreResourceInHSearchIndex(true)),
          Map.entry(
              "hibernateSearchIndexSearchParams",
              storage -> storage.setHibernateSearchIndexSearchParams(true)),
          Map.entry("matchUrlCacheEnabled", storage -> storage.setMatchUrlCacheEnabled(true)),
          Map.entry("massIngestionMode", storage -> storage.setMassIngestionMode(true)),
          Map.entry(
              "allowInlineMatchUrlReferences",
              storage -> storage.setAllowInlineMatchUrlReferences(true)),
          Map.entry("filterParameterEnabled", storage -> storage.setFilterParameterEnabled(true)),
          Map.entry(
              "indexOnContainedResources", storage -> storage.setIndexOnContainedResources(true)),
          Map.entry(
              "indexOnContainedResourcesRecursively",
              storage -> storage.setIndexOnContainedResourcesRecursively(true)),
          Map.entry("allowMultipleDelete", storage -> storage.setAllowMultipleDelete(true)),
          Map.entry("expungeEnabled", storage -> storage.setExpungeEnabled(true)),
          Map.entry("deleteExpungeEnabled", storage -> storage.setDeleteExpungeEnabled(true)),
          Map.entry(
              "updateWithHistoryRewriteEnabled",
              storage -> storage.setUpdateWithHistoryRewriteEnabled(true)),
          Map.entry(
              "historyCountMode",
              storage -> storage.setHistoryCountMode(HistoryCountModeEnum.COUNT_ACCURATE)),
          Map.entry(
              "enforceReferentialIntegrityOnWrite",
              storage -> storage.setEnforceReferentialIntegrityOnWrite(false)),
          Map.entry(
              "enforceReferentialIntegrityOnDelete",
              storage -> storage.setEnforceReferentialIntegrityOnDelete(false)),
          Map.entry(
              "autoCreatePlaceholderReferenceTargets",
              storage -> storage.setAutoCreatePlaceholderReferenceTargets(true)),
          Map.entry(
              "resourceServerIdStrategy",
              storage ->
                  storage.setResourceServerIdStrategy(
                      JpaStorageSettings.IdStrategyEnum.SEQUENTIAL_NUMERIC)),
          Map.entry("indexStorageOptimized", storage -> storage.setIndexStorageOptimized(false)),
          Map.entry(
              "tagStorageMode",
              storage -> storage.setTagStorageMode(TagStorageModeEnum.VERSIONED)));

  private final StorageConfiguration configuration = new StorageConfiguration();
  private final JpaStorageSettings storage =
      configuration.storageSettings(new StoreSettings(Path.of("data"), Node.MAIN));
  private final SubscriptionSettings subscriptions = configuration.subscriptionSettings();
  private final PartitionSettings partitions = configuration.partitionSettings();

  private void start() {
    new DangerousSwitches(storage, subscriptions, partitions).afterSingletonsInstantiated();
  }

  private void refused(String name) {
    assertThatThrownBy(this::start)
        .isInstanceOf(StartRefused.class)
        .hasMessageStartingWith("HAPI's switch " + name + " is ")
        .hasMessageNotContaining("\n");
  }

  @Test
  void serverStartsAsItIsConfigured() {
    assertThatCode(this::start).doesNotThrowAnyException();
  }

  static Set<String> names() {
    return OF_STORAGE.keySet();
  }

  @ParameterizedTest
  @MethodSource("names")
  @Closes({"L7", "L10"})
  void switchThatIsTurnedIsRefused(String name) {
    Objects.requireNonNull(OF_STORAGE.get(name)).accept(storage);
    refused(name);
  }

  @Test
  void switchOfSubscriptionsThatIsTurnedIsRefused() {
    subscriptions.setOnlyAllowInMemorySubscriptions(false);
    refused("onlyAllowInMemorySubscriptions");
    subscriptions.setOnlyAllowInMemorySubscriptions(true);
    subscriptions.addSupportedSubscriptionType(SubscriptionChannelType.RESTHOOK);
    refused("supportedSubscriptionTypes");
  }

  @Test
  @Closes("S3")
  void partitionsAreRefused() {
    partitions.setPartitioningEnabled(true);
    refused("partitioningEnabled");
  }

  @Test
  void everySwitchIsTried() {
    Set<String> tried = new TreeSet<>(names());
    tried.addAll(
        Set.of(
            "onlyAllowInMemorySubscriptions", "supportedSubscriptionTypes", "partitioningEnabled"));
    assertThat(
            DangerousSwitches.switches(storage, subscriptions, partitions).stream()
                .map(DangerousSwitches.Switch::name)
                .collect(Collectors.toSet()))
        .isEqualTo(tried);
  }
}
