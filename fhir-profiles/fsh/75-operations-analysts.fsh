// Tables and figures.

Instance: doorstep-viewdefinition-run
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-viewdefinition-run, viewdefinition-run, ViewDefinitionRun, [[Records as a table]], [[One of the views of Doorstep over the records that the caller sees, as SQL on FHIR defines it: CSV or one JSON object a line. For coordinators, heads of departments and the programs of an organisation.]])
* insert On(true, false, false, false)
* insert In(viewReference, Reference, 1, 1, [[The view, such as ViewDefinition/v_visit.]])
* insert In(header, boolean, 0, 1, [[Whether a CSV table begins with the names of its columns; true if not sent.]])
* insert In(patient, Reference, 0, 1, [[Only the records of this person.]])
* insert In(_since, instant, 0, 1, [[Only records that changed at this moment or later.]])
* insert In(_limit, integer, 0, 1, [[How many rows at most.]])
* insert Out(return, Binary, 1, 1, [[The table, as text/csv or application/x-ndjson.]])
