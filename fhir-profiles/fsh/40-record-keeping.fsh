Invariant: ds-prov-1
Description: "The provenance names nobody. Give every agent a who: a reference, or an identifier and a display."
Severity: #error
Expression: "agent.all(who.reference.exists() or who.identifier.exists() or who.display.exists())"

Profile: DoorstepProvenance
Parent: Provenance
Id: doorstep-provenance
Title: "Provenance"
Description: "Who made or sent what and from which sources, so that what was sent stays provable."
* obeys ds-prov-1
* target MS
* occurred[x] MS
* recorded MS
* policy MS
* activity MS
* agent MS
* agent.type MS
* agent.who MS
* agent.onBehalfOf MS
* entity MS
* signature MS

Profile: DoorstepAuditEvent
Parent: AuditEvent
Id: doorstep-audit-event
Title: "Audit event"
Description: "One access or disclosure, shaped like the basic audit log patterns of IHE: the application, the server, the user, the patient and the query. The server writes these; nobody else may."
* type MS
* subtype 1..* MS
* action 1..1 MS
* recorded MS
* outcome 1..1 MS
* purposeOfEvent MS
* agent MS
* agent ^slicing.discriminator.type = #value
* agent ^slicing.discriminator.path = "type"
* agent ^slicing.rules = #open
* agent contains client 0..1 MS and server 0..1 MS and user 0..1 MS
* agent[client].type 1..1
* agent[client].type = $dcm#110153
* agent[client].who 1..1
* agent[server].type 1..1
* agent[server].type = $dcm#110152
* agent[server].who 1..1
* agent[user].type 1..1
* agent[user].type = $participation#IRCP
* agent[user].who 1..1
* agent[user].requestor = true
* source MS
* entity MS
* entity ^slicing.discriminator.type = #value
* entity ^slicing.discriminator.path = "role"
* entity ^slicing.rules = #open
* entity contains patient 0..1 MS and data 0..* MS and query 0..1 MS
* entity[patient].role 1..1
* entity[patient].role = $object-role#1
* entity[patient].what 1..1
* entity[data].role 1..1
* entity[data].role = $object-role#4
* entity[data].what 1..1
* entity[query].role 1..1
* entity[query].role = $object-role#24
* entity[query].query 1..1
