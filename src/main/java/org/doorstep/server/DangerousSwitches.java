package org.doorstep.server;

import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.model.HistoryCountModeEnum;
import ca.uhn.fhir.jpa.model.config.PartitionSettings;
import ca.uhn.fhir.jpa.model.config.SubscriptionSettings;
import ca.uhn.fhir.jpa.model.entity.StorageSettings.TagStorageModeEnum;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * Refuses to start while a switch of HAPI's stands in a way that lets somebody see, erase or forge
 * what they must not. It looks at the finished beans, so that it also notices what a later change
 * of the code, a library or a stray property has turned.
 *
 * <p>References to other servers are allowed on purpose (see {@link StorageConfiguration}) and are
 * not looked at.
 */
@Component
class DangerousSwitches implements SmartInitializingSingleton {

  /**
   * A switch.
   *
   * @param name the property of HAPI's settings
   * @param value how it stands
   * @param safe how it has to stand
   * @param danger what would happen otherwise
   */
  record Switch(String name, @Nullable Object value, @Nullable Object safe, String danger) {}

  private static final String TELLS =
      "a condition would tell whether somebody is here whom the caller may not see";
  private static final String ERASES = "records could be erased without a trace";
  private static final String PAST =
      "searches would be answered from an index that does not know who may see what";

  private final JpaStorageSettings storage;
  private final SubscriptionSettings subscriptions;
  private final PartitionSettings partitions;

  DangerousSwitches(
      JpaStorageSettings storage,
      SubscriptionSettings subscriptions,
      PartitionSettings partitions) {
    this.storage = storage;
    this.subscriptions = subscriptions;
    this.partitions = partitions;
  }

  @Override
  public void afterSingletonsInstantiated() {
    require(switches(storage, subscriptions, partitions));
  }

  static void require(List<Switch> switches) {
    for (Switch each : switches) {
      if (!Objects.equals(each.value(), each.safe())) {
        throw new StartRefused(
            "HAPI's switch %s is %s, not %s: %s. Find out what has turned it, and turn it back."
                .formatted(each.name(), each.value(), each.safe(), each.danger()));
      }
    }
  }

  static List<Switch> switches(
      JpaStorageSettings storage,
      SubscriptionSettings subscriptions,
      PartitionSettings partitions) {
    return List.of(
        new Switch(
            "reuseCachedSearchResultsForMillis",
            storage.getReuseCachedSearchResultsForMillis(),
            null,
            "what one caller found would be handed to another one"),
        off("storeResourceInHSearchIndex", storage.isStoreResourceInHSearchIndex(), PAST),
        off("hibernateSearchIndexSearchParams", storage.isHibernateSearchIndexSearchParams(), PAST),
        off("matchUrlCacheEnabled", storage.isMatchUrlCacheEnabled(), TELLS),
        off("massIngestionMode", storage.isMassIngestionMode(), TELLS),
        off("allowInlineMatchUrlReferences", storage.isAllowInlineMatchUrlReferences(), TELLS),
        off(
            "filterParameterEnabled",
            storage.isFilterParameterEnabled(),
            "_filter would search by what the caller may not search by"),
        off(
            "indexOnContainedResources",
            storage.isIndexOnContainedResources(),
            "records inside others would be found whoever may see them"),
        off(
            "indexOnContainedResourcesRecursively",
            storage.isIndexOnContainedResourcesRecursively(),
            "records inside others would be found whoever may see them"),
        off(
            "allowMultipleDelete",
            storage.isAllowMultipleDelete(),
            "one request could delete everybody's records"),
        off("expungeEnabled", storage.isExpungeEnabled(), ERASES),
        off("deleteExpungeEnabled", storage.isDeleteExpungeEnabled(), ERASES),
        off(
            "updateWithHistoryRewriteEnabled",
            storage.isUpdateWithHistoryRewriteEnabled(),
            "what a record once said could be changed"),
        new Switch(
            "historyCountMode",
            storage.getHistoryCountMode(),
            HistoryCountModeEnum.COUNT_DISABLED,
            "totals of histories would count what the caller may not see"),
        on(
            "enforceReferentialIntegrityOnWrite",
            storage.isEnforceReferentialIntegrityOnWrite(),
            "a reference to nothing could lead to somebody later"),
        on(
            "enforceReferentialIntegrityOnDelete",
            storage.isEnforceReferentialIntegrityOnDelete(),
            "records could lose the person to whom they belong"),
        off(
            "autoCreatePlaceholderReferenceTargets",
            storage.isAutoCreatePlaceholderReferenceTargets(),
            "a reference would create a record that nobody has written"),
        new Switch(
            "resourceServerIdStrategy",
            storage.getResourceServerIdStrategy(),
            JpaStorageSettings.IdStrategyEnum.UUID,
            "ids could be guessed and counted"),
        on(
            "indexStorageOptimized",
            storage.isIndexStorageOptimized(),
            "the search index would hold two kinds of rows, and searches would miss some"),
        // Access labels are no tags here, so that what was measured best decides, not who sees
        // what.
        new Switch(
            "tagStorageMode",
            storage.getTagStorageMode(),
            TagStorageModeEnum.INLINE,
            "a label that an update leaves out would come back, and older records would lose theirs"),
        off(
            "partitioningEnabled",
            partitions.isPartitioningEnabled(),
            "records would lie in partitions, which not every search looks at"),
        on(
            "onlyAllowInMemorySubscriptions",
            subscriptions.isOnlyAllowInMemorySubscriptions(),
            "a subscription would search past who may see what"),
        off(
            "supportedSubscriptionTypes",
            subscriptions.hasSupportedSubscriptionTypes(),
            "the server would send records to addresses that callers name"));
  }

  private static Switch off(String name, boolean value, String danger) {
    return new Switch(name, value, false, danger);
  }

  private static Switch on(String name, boolean value, String danger) {
    return new Switch(name, value, true, danger);
  }
}
