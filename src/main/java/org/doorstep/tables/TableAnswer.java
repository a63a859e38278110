package org.doorstep.tables;

import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;
import org.doorstep.fhir.Refusal;
import org.doorstep.fhir.Refusal.Reason;
import org.doorstep.server.OperationParameters;
import org.doorstep.server.TextAnswer;
import org.doorstep.server.TextAnswer.Form;

/** Answers an operation with a table. */
public final class TableAnswer {

  private TableAnswer() {}

  /**
   * What the caller wants the table to be written as.
   *
   * @param request the caller's request
   * @return CSV, NDJSON or Parquet
   * @throws Refusal 406 for anything else
   */
  public static Form form(ServletRequestDetails request) {
    return TextAnswer.askedFor(request, Form.CSV, Form.NDJSON, Form.PARQUET)
        .orElseThrow(
            () ->
                new Refusal(
                    Reason.NOT_ACCEPTABLE,
                    "table-format",
                    OperationParameters.expression("_format"),
                    "A table is written as csv, ndjson or parquet.",
                    "Send _format=csv, _format=ndjson or _format=parquet, or Accept: text/csv,"
                        + " application/x-ndjson or application/vnd.apache.parquet."));
  }

  /**
   * Puts a table aside until the answer is written.
   *
   * @param request the request that asked
   * @param form CSV, NDJSON or Parquet
   * @param header whether CSV begins with the names of the columns
   * @param table the table
   */
  public static void put(ServletRequestDetails request, Form form, boolean header, Table table) {
    if (form == Form.PARQUET) {
      TextAnswer.put(request, form, ParquetTable.of(table));
    } else {
      TextAnswer.put(
          request, form, form == Form.CSV ? TableText.csv(table, header) : TableText.ndjson(table));
    }
  }
}
