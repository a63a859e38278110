package org.doorstep.profiles;

import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.r5.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * What the validator looks up, remembered by URL: it asks for the same definitions some thousand
 * times for one visit, and every answer of HAPI's chain passes several locks and conversions.
 */
final class Definitions extends WorkerContextValidationSupportAdapter {

  private final Map<Key, Resource> known = new ConcurrentHashMap<>();

  private record Key(Class<?> type, String url) {}

  Definitions(IValidationSupport chain) {
    super(chain);
  }

  /** Only what exists is remembered: senders could name any number of URLs that do not. */
  @Override
  public <T extends Resource> @Nullable T fetchResource(Class<T> type, @Nullable String url) {
    if (url == null) {
      return super.fetchResource(type, null);
    }
    Key key = new Key(type, url);
    @Nullable Resource found = known.get(key);
    if (found == null) {
      found = super.fetchResource(type, url);
      if (found != null) {
        known.put(key, found);
      }
    }
    return type.cast(found);
  }
}
