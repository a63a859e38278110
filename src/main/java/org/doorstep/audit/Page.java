package org.doorstep.audit;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.util.UrlUtil;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.doorstep.audit.AuditEntry.Row;
import org.hl7.fhir.r4.model.Bundle;

/**
 * Which part of the events that fit a search is asked for.
 *
 * @param address the address of the search without its parameters
 * @param sent its parameters
 */
record Page(String address, Map<String, String[]> sent, int count, int offset) {

  /** How many events a page has if nobody says. */
  static final int USUAL = 50;

  /** More than anybody asks for. */
  static final int MOST = 9_999_999;

  private static final int LARGEST = 500;

  static Page of(RequestDetails request) {
    Map<String, String[]> sent = request.getParameters();
    return of(request, number(sent, "_count", USUAL), number(sent, "_offset", 0));
  }

  static Page of(RequestDetails request, int count, int offset) {
    return new Page(
        request.getFhirServerBase() + "/" + request.getRequestPath().replace("/_search", ""),
        new TreeMap<>(request.getParameters()),
        Math.min(count, LARGEST),
        offset);
  }

  private static int number(Map<String, String[]> sent, String name, int otherwise) {
    String[] values = sent.get(name);
    // The front door lets nothing but whole numbers through.
    return values == null || values.length == 0 ? otherwise : Integer.parseInt(values[0]);
  }

  boolean onlyCount() {
    return has("_summary", "count") || count == 0;
  }

  boolean counted() {
    return onlyCount() || has("_total", "accurate");
  }

  private boolean has(String name, String value) {
    String[] values = sent.get(name);
    return values != null && values.length > 0 && values[0].equals(value);
  }

  /** The condition, order and part; one more than the page, to tell whether there is a next. */
  String sql(AuditSearch search) {
    return "%s ORDER BY %s LIMIT %d OFFSET %d"
        .formatted(search.condition(), search.order(), count + 1, offset);
  }

  /** The rows of the page; a link to the next one is added if there are more. */
  List<Row> cut(Bundle bundle, List<Row> rows) {
    if (rows.size() <= count) {
      return rows;
    }
    StringBuilder next = new StringBuilder(address);
    Map<String, String[]> following = new TreeMap<>(sent);
    following.put("_offset", new String[] {String.valueOf(offset + count)});
    following.put("_count", new String[] {String.valueOf(count)});
    char before = '?';
    for (Map.Entry<String, String[]> parameter : following.entrySet()) {
      for (String value : parameter.getValue()) {
        next.append(before)
            .append(UrlUtil.escapeUrlParam(parameter.getKey()))
            .append('=')
            .append(UrlUtil.escapeUrlParam(value));
        before = '&';
      }
    }
    bundle.addLink().setRelation("next").setUrl(next.toString());
    return rows.subList(0, count);
  }
}
