package org.doorstep.server.request;

import org.jspecify.annotations.Nullable;

/**
 * The name of a search parameter as sent, such as {@code subject:Patient.name:exact}, in its parts.
 *
 * @param base the parameter of the type itself, {@code subject}
 * @param modifier what follows its colon, {@code Patient}
 * @param chain what follows the first dot, {@code name:exact}
 */
record SearchName(String base, @Nullable String modifier, @Nullable String chain) {

  static SearchName of(String sent) {
    int dot = sent.indexOf('.');
    String first = dot < 0 ? sent : sent.substring(0, dot);
    String chain = dot < 0 ? null : sent.substring(dot + 1);
    int colon = first.indexOf(':');
    return colon < 0
        ? new SearchName(first, null, chain)
        : new SearchName(first.substring(0, colon), first.substring(colon + 1), chain);
  }
}
