Extension: DoorstepResidence
Id: doorstep-residence
Title: "Place of residence"
Description: "Village or collective centre where the person lives now. Never the address of the home itself: that stays in Patient.address."
Context: Patient
* value[x] 1..1
* value[x] only Reference(Location)

Extension: DoorstepDisplaced
Id: doorstep-displaced
Title: "Internally displaced person"
Description: "Whether the person had to leave home because of the war."
Context: Patient
* value[x] 1..1
* value[x] only boolean

Extension: DoorstepCollectedBy
Id: doorstep-collected-by
Title: "Collected by"
Description: "Who collected the medicine at the pharmacy on the person's behalf. MedicationDispense.receiver says who got it at home."
Context: MedicationDispense
* value[x] 1..1
* value[x] only Reference(Practitioner or PractitionerRole or RelatedPerson or Patient)

Extension: DoorstepProxyAuthorisation
Id: doorstep-proxy-authorisation
Title: "Authorisation of the proxy"
Description: "Consent in which the person allows somebody else to collect the medicine."
Context: MedicationDispense
* value[x] 1..1
* value[x] only Reference(Consent)

Extension: DoorstepSupplyEnd
Id: doorstep-supply-end
Title: "End of supply"
Description: "Date on which the medicine handed out runs out. The server fills it from whenHandedOver and daysSupply when it is missing."
Context: MedicationDispense
* value[x] 1..1
* value[x] only date

Extension: DoorstepNextVisitDue
Id: doorstep-next-visit-due
Title: "Next visit due"
Description: "Date by which the next visit of the plan is due. The server moves it on after each visit."
Context: CarePlan
* value[x] 1..1
* value[x] only date

Extension: DoorstepTransportNeeds
Id: doorstep-transport-needs
Title: "Needs during transport"
Description: "How the person must be carried and who or what comes along."
Context: ServiceRequest
* extension contains position 1..1 and escort 0..1 and oxygen 0..1 and dependants 0..1
* extension[position] ^short = "Position in which the person travels"
* extension[position].value[x] 1..1
* extension[position].value[x] only CodeableConcept
* extension[position].valueCodeableConcept from DoorstepMobilityVS (required)
* extension[escort] ^short = "An escort travels with the person"
* extension[escort].value[x] 1..1
* extension[escort].value[x] only boolean
* extension[oxygen] ^short = "Oxygen is needed on the way"
* extension[oxygen].value[x] 1..1
* extension[oxygen].value[x] only boolean
* extension[dependants] ^short = "Number of people who depend on the person and must come along"
* extension[dependants].value[x] 1..1
* extension[dependants].value[x] only unsignedInt

Extension: DoorstepFunctionality
Id: doorstep-functionality
Title: "Functionality of a facility"
Description: "Whether the facility works fully, partially or not at all."
Context: Location
* value[x] 1..1
* value[x] only code
* valueCode from DoorstepFacilityFunctionalityVS (required)

Extension: DoorstepFromBatch
Id: doorstep-from-batch
Title: "From this batch"
Description: "The batch, a Medication with a lot number, from which a medicine was handed out. Together with location, the unit that carried it, it takes the quantity from the stock of the unit."
Context: MedicationDispense
* value[x] 1..1
* value[x] only Reference(Medication)

Extension: DoorstepAttendance
Id: doorstep-attendance
Title: "Attendance"
Description: "How many people came to a group session. The number takes the place of a list of names."
Context: Encounter
* value[x] 1..1
* value[x] only unsignedInt

Extension: DoorstepDependants
Id: doorstep-dependants
Title: "Children to be looked after"
Description: "How many children depend on the person and their age bands; never their names, their dates of birth or their health."
Context: ServiceRequest, Task
* extension contains count 1..1 and ageBand 0..*
* extension[count] ^short = "Number of children"
* extension[count].value[x] 1..1
* extension[count].value[x] only positiveInt
* extension[ageBand] ^short = "Age band of one child; as many as there are children, if they are known"
* extension[ageBand].value[x] 1..1
* extension[ageBand].value[x] only CodeableConcept
* extension[ageBand].valueCodeableConcept from DoorstepAgeBandVS (required)

Extension: DoorstepMdsItemOverride
Id: doorstep-mds-item
Title: "Item of the daily report"
Description: "Overrides what the server would count for a visit or a diagnosis in the daily report of emergency medical teams. Without it the server derives the item."
Context: Encounter, Condition
* value[x] 1..1
* value[x] only Coding
* valueCoding from DoorstepMdsItemVS (required)
