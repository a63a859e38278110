// Search parameters that R4 does not have.

Instance: doorstep-patient-residence
InstanceOf: SearchParameter
Usage: #definition
* insert SearchParameterOf(Patient, doorstep-patient-residence, residence, reference, [[People who live in a village or a collective centre]])
* name = "DoorstepPatientResidence"
* expression = "Patient.extension('https://doorstep.health/fhir/StructureDefinition/doorstep-residence').value"
* target[0] = #Location

Instance: doorstep-patient-displaced
InstanceOf: SearchParameter
Usage: #definition
* insert SearchParameterOf(Patient, doorstep-patient-displaced, displaced, token, [[Internally displaced people]])
* name = "DoorstepPatientDisplaced"
* expression = "Patient.extension('https://doorstep.health/fhir/StructureDefinition/doorstep-displaced').value"

Instance: doorstep-encounter-destination
InstanceOf: SearchParameter
Usage: #definition
* insert SearchParameterOf(Encounter, doorstep-encounter-destination, destination, reference, [[Visits and stays after which the person went to this place]])
* name = "DoorstepEncounterDestination"
* expression = "Encounter.hospitalization.destination"
* target[0] = #Location
* target[1] = #Organization

Instance: doorstep-servicerequest-destination
InstanceOf: SearchParameter
Usage: #definition
* insert SearchParameterOf(ServiceRequest, doorstep-servicerequest-destination, destination, reference, [[Requests by the place to which the person is to be brought]])
* name = "DoorstepServiceRequestDestination"
* expression = "ServiceRequest.locationReference"
* target[0] = #Location

Instance: doorstep-servicerequest-transport-position
InstanceOf: SearchParameter
Usage: #definition
* insert SearchParameterOf(ServiceRequest, doorstep-servicerequest-transport-position, transport-position, token, [[Transfers by the position in which the person travels]])
* name = "DoorstepServiceRequestTransportPosition"
* expression = "ServiceRequest.extension('https://doorstep.health/fhir/StructureDefinition/doorstep-transport-needs').extension('position').value"

Instance: doorstep-medicationdispense-supply-end
InstanceOf: SearchParameter
Usage: #definition
* insert SearchParameterOf(MedicationDispense, doorstep-medicationdispense-supply-end, supply-end, date, [[Medicines handed out, by the date on which they run out]])
* name = "DoorstepMedicationDispenseSupplyEnd"
* expression = "MedicationDispense.extension('https://doorstep.health/fhir/StructureDefinition/doorstep-supply-end').value"

Instance: doorstep-medicationdispense-collected-by
InstanceOf: SearchParameter
Usage: #definition
* insert SearchParameterOf(MedicationDispense, doorstep-medicationdispense-collected-by, collected-by, reference, [[Medicines by who collected them for the person]])
* name = "DoorstepMedicationDispenseCollectedBy"
* expression = "MedicationDispense.extension('https://doorstep.health/fhir/StructureDefinition/doorstep-collected-by').value"
* target[0] = #Practitioner
* target[1] = #PractitionerRole
* target[2] = #RelatedPerson
* target[3] = #Patient

Instance: doorstep-careplan-next-visit-due
InstanceOf: SearchParameter
Usage: #definition
* insert SearchParameterOf(CarePlan, doorstep-careplan-next-visit-due, next-visit-due, date, [[Care plans by the date on which the next visit is due]])
* name = "DoorstepCarePlanNextVisitDue"
* expression = "CarePlan.extension('https://doorstep.health/fhir/StructureDefinition/doorstep-next-visit-due').value"

Instance: doorstep-location-functionality
InstanceOf: SearchParameter
Usage: #definition
* insert SearchParameterOf(Location, doorstep-location-functionality, functionality, token, [[Facilities by whether they still work]])
* name = "DoorstepLocationFunctionality"
* expression = "Location.extension('https://doorstep.health/fhir/StructureDefinition/doorstep-functionality').value"

Instance: doorstep-practitioner-qualification
InstanceOf: SearchParameter
Usage: #definition
* insert SearchParameterOf(Practitioner, doorstep-practitioner-qualification, qualification, token, [[People by what they are qualified for]])
* name = "DoorstepPractitionerQualification"
* expression = "Practitioner.qualification.code"

Instance: doorstep-practitioner-qualification-expires
InstanceOf: SearchParameter
Usage: #definition
* insert SearchParameterOf(Practitioner, doorstep-practitioner-qualification-expires, qualification-expires, date, [[People by the day on which one of their qualifications ends; any of them, so look at the answer to see which]])
* name = "DoorstepPractitionerQualificationExpires"
* expression = "Practitioner.qualification.period.end"

Instance: doorstep-flag-code
InstanceOf: SearchParameter
Usage: #definition
* insert SearchParameterOf(Flag, doorstep-flag-code, code, token, [[Flags by what they warn of]])
* name = "DoorstepFlagCode"
* expression = "Flag.code"

Instance: doorstep-flag-status
InstanceOf: SearchParameter
Usage: #definition
* insert SearchParameterOf(Flag, doorstep-flag-status, status, token, [[Flags that hold now, or no longer]])
* name = "DoorstepFlagStatus"
* expression = "Flag.status"

Instance: doorstep-flag-category
InstanceOf: SearchParameter
Usage: #definition
* insert SearchParameterOf(Flag, doorstep-flag-category, category, token, [[Flags by category, such as safety]])
* name = "DoorstepFlagCategory"
* expression = "Flag.category"

Instance: doorstep-task-location
InstanceOf: SearchParameter
Usage: #definition
* insert SearchParameterOf(Task, doorstep-task-location, location, reference, [[Trips and evacuations by the place or the area they are for]])
* name = "DoorstepTaskLocation"
* expression = "Task.location"
* target[0] = #Location

Instance: doorstep-task-status-reason
InstanceOf: SearchParameter
Usage: #definition
* insert SearchParameterOf(Task, doorstep-task-status-reason, status-reason, token, [[Tasks by why they were cancelled, rejected or failed]])
* name = "DoorstepTaskStatusReason"
* expression = "Task.statusReason"

Instance: doorstep-task-outcome
InstanceOf: SearchParameter
Usage: #definition
* insert SearchParameterOf(Task, doorstep-task-outcome, outcome, token, [[Tasks by what came of them: the codes in Task.output]])
* name = "DoorstepTaskOutcomeParameter"
* expression = "Task.output.value.ofType(CodeableConcept)"

Instance: doorstep-specimen-request
InstanceOf: SearchParameter
Usage: #definition
* insert SearchParameterOf(Specimen, doorstep-specimen-request, request, reference, [[Specimens by the order for which they were taken]])
* name = "DoorstepSpecimenRequest"
* expression = "Specimen.request"
* target[0] = #ServiceRequest
