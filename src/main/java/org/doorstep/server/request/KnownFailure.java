package org.doorstep.server.request;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.jspecify.annotations.Nullable;

/**
 * A failure that HAPI reports in words of its own, and what Doorstep says instead. HAPI's texts
 * name searches, classes and versions; they are read here and never passed on.
 *
 * @param hapi how HAPI's text is recognised
 * @param reason the status that is answered
 * @param rule the stable code of the rule
 * @param expression the FHIRPath at fault or null; {@code $1} stands for the first group
 * @param what what is wrong, with groups likewise
 * @param mend what to do about it
 */
record KnownFailure(
    Pattern hapi,
    Reason reason,
    String rule,
    @Nullable String expression,
    String what,
    String mend) {

  private static final List<KnownFailure> ALL =
      List.of(
          known(
              "Invalid reference found at path '([\\w.]+)'\\. Resource type '(\\w+)'",
              Reason.RULE_BROKEN,
              "wrong-reference-type",
              "$1",
              "$1 refers to a $2, which is not allowed there.",
              "See https://hl7.org/fhir/R4 for the types that it may refer to."),
          known(
              "Inline match URLs are not supported",
              Reason.RULE_BROKEN,
              "reference-by-search",
              "A reference is a search instead of an address, which is not followed here.",
              "Refer to the fullUrl of an entry that finds the record with ifNoneExist, or to"
                  + " [type]/[id]."),
          known(
              "No DAO exists for resource type class [\\w.]+\\.(\\w+)",
              Reason.RULE_BROKEN,
              "type-not-kept",
              "A reference leads to a $1, a type that is not kept here.",
              "Leave it out, or write it as an absolute URL or as an identifier."),
          known(
              "Bundle\\.type value of:? ?([\\w-]+)",
              Reason.RULE_BROKEN,
              "bundle-not-kept",
              "Bundle.type",
              "A Bundle of type $1 is not kept as it is.",
              "Post a transaction or batch to the base of the endpoint, where it is carried out; keep"
                  + " records as a document, message or collection."),
          known(
              "ID must not be supplied on a create",
              Reason.MALFORMED,
              "id-on-create",
              "A POST that creates carries an id.",
              "Leave the id out, or choose it with PUT [type]/[id]."),
          known(
              "clients may only assign IDs which contain|not a valid FHIR ID|Invalid ID format",
              Reason.MALFORMED,
              "broken-id",
              "The id is not one that FHIR allows.",
              "Use up to 64 letters, digits, dashes and dots, such as a UUID."),
          known(
              "Incorrect resource type detected for endpoint, found (\\w+) but expected (\\w+)",
              Reason.MALFORMED,
              "other-resource-type",
              "The body is a $1, but the address is for a $2.",
              "Send it to the address of its type."),
          known(
              "Incorrect resource type found, expected \"?(\\w+)\"? but found \"?(\\w+)",
              Reason.MALFORMED,
              "other-resource-type",
              "The body is a $2, but the address is for a $1.",
              "Send it to the address of its type."),
          known(
              "resource body must contain an ID element|resource body ID of|ID in (the"
                  + " )?(URL|body)",
              Reason.MALFORMED,
              "id-differs",
              "The id in the body is not the id in the address.",
              "Write the same id in both."),
          known(
              "HTTP Verb specified in Bundle\\.entry\\((\\d+)\\)",
              Reason.MALFORMED,
              "entry-without-method",
              "Bundle.entry[$1].request.method",
              "Bundle.entry[$1].request.method is missing or unknown.",
              "Use GET, POST, PUT, PATCH or DELETE."),
          known(
              "contains multiple resources with ID",
              Reason.RULE_BROKEN,
              "entry-twice",
              "The Bundle writes the same record twice.",
              "Keep one entry for each record."),
          known(
              "because this search matched \\d+ resources|Multiple resources match",
              Reason.AMBIGUOUS,
              "several-matches",
              "The condition fits more than one record.",
              "Use an identifier that belongs to one record only."),
          known(
              "given resource is not matched by this URL",
              Reason.RULE_BROKEN,
              "condition-differs",
              "The resource does not fulfil the condition with which it is sent.",
              "Put the identifier of the condition into the resource."),
          known(
              "not the current version|Version conflict|multiple requests attempting"
                  + "|concurrent",
              Reason.CONFLICT,
              "changed-meanwhile",
              "Somebody else changed the record meanwhile.",
              "Read it again, then send the change with the new version."),
          known(
              "Unable to delete \\S+ because at least one resource has a reference",
              Reason.CONFLICT,
              "still-referred-to",
              "Other records still refer to this one.",
              "Delete or change those first."),
          known(
              "Search ID \".*\" does not exist",
              Reason.NOT_FOUND,
              "page-gone",
              "This page of a search is no longer kept.",
              "Search again."),
          known(
              ":text modifier is disabled|Fulltext searching is not enabled",
              Reason.UNSUPPORTED,
              "no-full-text",
              "This kind of text search is not served here.",
              "Search by a code, or with _text or _content where they are offered."),
          known(
              "Unable to handle (quantity|number) prefix",
              Reason.UNSUPPORTED,
              "unsupported-prefix",
              "A $1 cannot be searched with this prefix.",
              "Use eq, ne, gt, lt, ge, le or ap."),
          known(
              "_source parameter is disabled",
              Reason.UNSUPPORTED,
              "unsupported-search-parameter",
              "The search parameter '_source' is not served here.",
              "Leave it out."),
          known(
              "does not know how to handle|Don't know how to handle request path"
                  + "|URL path has unexpected token|base URL of FHIR server",
              Reason.UNSUPPORTED,
              "unknown-interaction",
              "Nothing here answers this method on this address.",
              "See the interactions in the CapabilityStatement at /metadata."),
          known(
              "where incoming Bundle\\.type = (\\w+)|Can not process collection Bundle",
              Reason.MALFORMED,
              "bundle-type",
              "Only a Bundle of type transaction or batch is carried out.",
              "Set Bundle.type to transaction, or store the Bundle with POST Bundle."),
          known(
              "no URL provided|URL provided is invalid|Unable to handle GET",
              Reason.MALFORMED,
              "entry-without-url",
              "An entry of the Bundle has no request.url that can be carried out.",
              "Write [type] or [type]/[id] into Bundle.entry.request.url."),
          known(
              "Missing required resource in Bundle\\.entry\\[(\\d+)]",
              Reason.MALFORMED,
              "entry-without-resource",
              "Bundle.entry[$1].resource",
              "Bundle.entry[$1].resource is missing.",
              "Send the resource that the entry writes."),
          known(
              "Invalid placeholder ID|Unable to satisfy placeholder",
              Reason.RULE_BROKEN,
              "placeholder-without-entry",
              "A reference names a urn:uuid that no entry of the Bundle has as its fullUrl.",
              "Give that entry the same fullUrl."),
          known(
              "No body was supplied|No resource supplied|Unable to determine PATCH body",
              Reason.MALFORMED,
              "no-body",
              "The request has no body.",
              "Send the resource or the patch in the body."));

  private static KnownFailure known(
      String hapi, Reason reason, String rule, String what, String mend) {
    return known(hapi, reason, rule, null, what, mend);
  }

  private static KnownFailure known(
      String hapi,
      Reason reason,
      String rule,
      @Nullable String expression,
      String what,
      String mend) {
    return new KnownFailure(Pattern.compile(hapi), reason, rule, expression, what, mend);
  }

  /**
   * What Doorstep says to a text of HAPI.
   *
   * @param text HAPI's text
   * @return the refusal, if the failure is known
   */
  static Optional<Refusal> in(String text) {
    for (KnownFailure known : ALL) {
      Matcher found = known.hapi.matcher(text);
      if (found.find()) {
        return Optional.of(
            new Refusal(
                known.reason,
                known.rule,
                known.expression == null ? null : filled(known.expression, found),
                filled(known.what, found),
                known.mend));
      }
    }
    return Optional.empty();
  }

  private static String filled(String template, Matcher found) {
    String text = template;
    for (int group = 1; group <= found.groupCount(); group++) {
      String value = found.group(group);
      text = text.replace("$" + group, value == null ? "" : Words.quote(value));
    }
    return text;
  }
}
