// Tables and figures.

Instance: doorstep-viewdefinition-run
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-viewdefinition-run, viewdefinition-run, ViewDefinitionRun, [[Records as a table]], [[One of the views of Doorstep over the records that the caller sees, as SQL on FHIR defines it: CSV, one JSON object a line, or Parquet. For coordinators, heads of departments and the programs of an organisation.]])
* insert On(true, false, false, false)
* insert In(viewReference, Reference, 1, 1, [[The view, such as ViewDefinition/v_visit.]])
* insert In(_format, code, 0, 1, [[csv, ndjson or parquet; if not sent, the header Accept says it.]])
* insert In(header, boolean, 0, 1, [[Whether a CSV table begins with the names of its columns; true if not sent.]])
* insert In(patient, Reference, 0, 1, [[Only the records of this person.]])
* insert In(_since, instant, 0, 1, [[Only records that changed at this moment or later.]])
* insert In(_limit, integer, 0, 1, [[How many rows at most.]])
* insert Out(return, Binary, 1, 1, [[The table, as text/csv, application/x-ndjson or application/vnd.apache.parquet.]])

Instance: doorstep-sql-run
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-sql-run, sql-run, SqlRun, [[A query in SQL]], [[One SELECT over the views of Doorstep as tables of PostgreSQL, on the analytics node only: CSV, one JSON object a line, or Parquet. At most 100000 rows, 20 MB and 20 seconds; what is more is refused.]])
* insert On(true, false, false, false)
* insert In(query, string, 1, 1, [[The SELECT, at most 20000 letters.]])
* insert In(_format, code, 0, 1, [[csv, ndjson or parquet; if not sent, the header Accept says it.]])
* insert In(header, boolean, 0, 1, [[Whether a CSV table begins with the names of its columns; true if not sent.]])
* insert Out(return, Binary, 1, 1, [[The table, as text/csv, application/x-ndjson or application/vnd.apache.parquet.]])

Instance: doorstep-coverage-report
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-coverage-report, coverage-report, CoverageReport, [[Figures of an organisation]], [[What an organisation did in a term, counted from the records that it keeps and the visits that it made: as a MeasureReport or as a table (text/csv). For its coordinators, the heads of its departments and its programs. Numbers from 1 to 4 that tell of illness are hidden from those who do not read such records.]])
* resource = #Organization
* insert On(false, false, true, false)
* insert In(periodStart, date, 1, 1, [[The first day.]])
* insert In(periodEnd, date, 1, 1, [[The last day, at most a year after the first.]])
* insert In(indicator, code, 0, 1, [[Only this figure, a code of doorstep-indicator; all if not sent.]])
* insert Out(return, MeasureReport, 1, 1, [[A group for each figure.]])

Instance: doorstep-evaluate-measure
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-evaluate-measure, evaluate-measure, EvaluateMeasure, [[A measure of an organisation, or of all together]], [[What a Measure of Doorstep gives for an organisation in a term, as in $coverage-report and for the same callers: as a MeasureReport or as a table (text/csv). Only sums are told. An analytics node answers, for analysts, what all organisations together did in a calendar month that has ended, without numbers from 1 to 4.]])
* resource = #Measure
* insert On(false, false, true, false)
* insert In(periodStart, date, 1, 1, [[The first day.]])
* insert In(periodEnd, date, 1, 1, [[The last day, at most a year after the first; on an analytics node the last day of the same month.]])
* insert In(reporter, Reference, 0, 1, [[The organisation that did the work; has to be sent to a main server, and not to an analytics node.]])
* insert In(reportType, code, 0, 1, [[population.]])
* insert Out(return, MeasureReport, 1, 1, [[A group for each figure.]])

Instance: doorstep-emt-mds
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-emt-mds, emt-mds, EmtMds, [[Daily report of an emergency medical team]], [[The EMT Minimum Data Set of a day, counted from the visits of an organisation: a workbook (xlsx) or CSV in the reader's language, with the version of the form. For those who are told the figures of the organisation. What the form keeps for a restricted list stands on none. An analytics node answers, for analysts, on the type alone what all organisations together did in a month that has ended, without numbers from 1 to 4.]])
* resource = #Organization
* insert On(false, true, true, false)
* insert In(date, date, 0, 1, [[The day; has to be sent to a main server, and not to an analytics node.]])
* insert In(month, string, 0, 1, [[The month, such as 2026-03; has to be sent to an analytics node, and not to a main server.]])
* insert In(form, code, 0, 1, [[How many items the form has: 46 or 65; 46 if not sent.]])
* insert In(unit, Reference, 0, 1, [[Only the visits of this vehicle, or at this place.]])
* insert In(exact, boolean, 0, 1, [[Whether numbers of items from 1 to 4 are told, too; for those who read illness and treatment.]])
* insert In(restricted, boolean, 0, 1, [[The restricted list of single cases instead of the form, without names; for those who read illness and treatment.]])
* insert In(language, code, 0, 1, [[uk, ru, en or fr; if not sent, the header Accept-Language says it.]])
* insert In(_format, code, 0, 1, [[xlsx or csv; if not sent, the header Accept says it.]])
* insert Out(return, Binary, 1, 1, [[The sheet.]])

Instance: doorstep-cluster-5w
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-cluster-5w, cluster-5w, Cluster5w, [[Sheet of the health cluster (5W)]], [[Who did what, where, when and for whom in a month: a workbook (xlsx) or CSV with a line for each service, place, age band, sex and whether people are displaced. For those who are told the figures of the organisation. An analytics node answers, for analysts, on the type alone what all organisations together did in a month that has ended.]])
* resource = #Organization
* insert On(false, true, true, false)
* insert In(month, string, 1, 1, [[The month, such as 2026-03.]])
* insert In(exact, boolean, 0, 1, [[Whether numbers from 1 to 4 are told, too; for those who read illness and treatment.]])
* insert In(language, code, 0, 1, [[uk, ru, en or fr; if not sent, the header Accept-Language says it.]])
* insert In(_format, code, 0, 1, [[xlsx or csv; if not sent, the header Accept says it.]])
* insert Out(return, Binary, 1, 1, [[The sheet.]])
