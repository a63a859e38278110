Invariant: ds-trip-1
Description: "The trip does not say when it is. Add executionPeriod.start; a completed trip also needs executionPeriod.end."
Severity: #error
Expression: "executionPeriod.start.exists() and (status = 'completed' implies executionPeriod.end.exists())"

Invariant: ds-app-1
Description: "The stop names fewer than two participants. Name the person served (or the place) and the unit or the member of the team who goes there, each in participant.actor."
Severity: #error
Expression: "participant.where(actor.exists()).count() >= 2"

Invariant: ds-app-2
Description: "The stop was cancelled without a reason. Add cancelationReason (a code or plain text), so that the list of the day tells why."
Severity: #error
Expression: "status = 'cancelled' implies cancelationReason.exists()"

Invariant: ds-hs-1
Description: "The service does not say where it goes. Add location (the unit that goes, or the place where it works) or coverageArea (the areas that it visits)."
Severity: #error
Expression: "location.exists() or coverageArea.exists()"

Invariant: ds-help-1
Description: "The help was completed but nobody can see what came of it. Add an output with a code of doorstep-task-outcome, such as document-obtained or not-possible."
Severity: #error
Expression: "status = 'completed' implies output.value.ofType(CodeableConcept).coding.where(system = 'https://doorstep.health/fhir/CodeSystem/doorstep-task-outcome').exists()"

Profile: DoorstepMobileUnitService
Parent: HealthcareService
Id: doorstep-mobile-unit-service
Title: "Service of a mobile unit"
Description: "What a mobile unit offers, where and on which days: the timetable of the mobile clinic."
* obeys ds-hs-1
* identifier MS
* active MS
* providedBy 1..1 MS
* type 1..* MS
* type from DoorstepServiceVS (extensible)
* location MS
* location ^short = "The unit"
* name MS
* telecom MS
* coverageArea MS
* coverageArea ^short = "The areas or villages that it visits"
* availableTime MS
* notAvailable MS

Profile: DoorstepTripTask
Parent: Task
Id: doorstep-trip-task
Title: "Trip of a team"
Description: "One outing of a team. Its stops are appointments; a trip called off says why."
* obeys ds-task-1 and ds-trip-1
* identifier MS
* groupIdentifier 1..1 MS
* groupIdentifier ^short = "Number of the trip"
* status MS
* statusReason MS
* statusReason from DoorstepTripReasonVS (extensible)
* code 1..1 MS
* code = DoorstepTask#trip
* executionPeriod 1..1 MS
* owner 1..1 MS
* owner ^short = "The team that goes"
* location MS
* location ^short = "The area or the vehicle"
* input MS
* output MS

Profile: DoorstepTeamTask
Parent: Task
Id: doorstep-team-task
Title: "Task on the list of a team"
Description: "Something a team must do for a person: assess a call, look at a result, visit after discharge, reach somebody who missed care. The code says what, restriction.period until when."
* obeys ds-task-1
* identifier MS
* status MS
* statusReason MS
* code 1..1 MS
* code from DoorstepTaskVS (extensible)
* focus MS
* for MS
* authoredOn MS
* requester MS
* owner MS
* reasonCode MS
* restriction MS
* restriction.period MS
* restriction.period ^short = "By when it should be done"
* output MS

Profile: DoorstepSocialHelpTask
Parent: DoorstepTeamTask
Id: doorstep-social-help-task
Title: "Help with a social issue"
Description: "The work of a social worker on one issue, until a document is there or a benefit is claimed."
* obeys ds-help-1
* code = DoorstepTask#social-help
* for 1..1
* for only Reference(Patient)

Profile: DoorstepVisitAppointment
Parent: Appointment
Id: doorstep-visit-appointment
Title: "Planned visit"
Description: "One stop of a trip or one planned visit: who is visited, by which unit, when."
* obeys ds-app-1 and ds-app-2
* identifier MS
* status MS
* cancelationReason MS
* cancelationReason from DoorstepTripReasonVS (extensible)
* serviceType 1..* MS
* serviceType from DoorstepServiceVS (extensible)
* start MS
* end MS
* basedOn MS
* participant MS
* participant.actor MS

Profile: DoorstepSafetyFlag
Parent: Flag
Id: doorstep-access-flag
Title: "Access and safety"
Description: "What a team must know before it sets out or enters: a mined road, a destroyed bridge, a dog, oxygen. It never tells a diagnosis."
* identifier MS
* status MS
* category 1..* MS
* category ^slicing.discriminator.type = #value
* category ^slicing.discriminator.path = "$this"
* category ^slicing.rules = #open
* category contains safety 1..1 MS
* category[safety] = $flag-category#safety
* code MS
* code from DoorstepAccessFlagVS (extensible)
* subject MS
* subject only Reference(Location or Patient)
* period MS
* author MS
