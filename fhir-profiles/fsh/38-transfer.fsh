Invariant: ds-tr-1
Description: "The transfer has no destination. Name the receiving organisation in performer or the place in locationReference."
Severity: #error
Expression: "performer.exists() or locationReference.exists()"

Invariant: ds-tr-2
Description: "The transfer does not say why. Add reasonCode (a code or plain text) or reasonReference."
Severity: #error
Expression: "reasonCode.exists() or reasonReference.exists()"

Invariant: ds-ev-1
Description: "The evacuation names no operation or no transport needs. Add requisition (the number of the operation, the same for all its people) and the extension doorstep-transport-needs with the position."
Severity: #error
Expression: "requisition.exists() and extension.where(url = 'https://doorstep.health/fhir/StructureDefinition/doorstep-transport-needs').exists()"

Invariant: ds-task-1
Description: "The task was rejected, failed or was cancelled without a reason. Add statusReason (a code or plain text), so that the sender knows what to do next."
Severity: #error
Expression: "(status = 'rejected' or status = 'failed' or status = 'cancelled') implies statusReason.exists()"

Profile: DoorstepHotlineRequest
Parent: ServiceRequest
Id: doorstep-hotline-request
Title: "Hotline request"
Description: "Somebody asks the team to come: the person, a relative, another organisation. An anonymous caller is a Patient with an ANON identifier."
* identifier MS
* status MS
* intent = #proposal
* category 1..* MS
* category ^slicing.discriminator.type = #value
* category ^slicing.discriminator.path = "$this"
* category ^slicing.rules = #open
* category contains hotline 1..1 MS
* category[hotline] = DoorstepService#hotline-call
* subject MS
* subject only Reference(Patient)
* authoredOn 1..1 MS
* requester MS
* note MS

Profile: DoorstepTransferRequest
Parent: ServiceRequest
Id: doorstep-transfer-request
Title: "Transfer request"
Description: "A person is to be brought to a hospital for a consultation or for admission. Where it stands is told by the Task that points to it."
* obeys ds-tr-1 and ds-tr-2
* extension contains DoorstepTransportNeeds named transportNeeds 0..1 MS
* identifier 1..* MS
* requisition MS
* status MS
* intent = #order
* priority 1..1 MS
* code 1..1 MS
* code from DoorstepTransferServiceVS (required)
* subject 1..1 MS
* subject only Reference(Patient)
* encounter MS
* occurrence[x] MS
* authoredOn 1..1 MS
* requester 1..1 MS
* performer MS
* locationReference MS
* reasonCode MS
* reasonReference MS
* supportingInfo MS

Profile: DoorstepEvacuationRequest
Parent: DoorstepTransferRequest
Id: doorstep-evacuation-request
Title: "Evacuation request"
Description: "One person is to be evacuated. All requests of one operation share the requisition."
* obeys ds-ev-1
* code = DoorstepService#emergency-evacuation

Profile: DoorstepTransferTask
Parent: Task
Id: doorstep-transfer-task
Title: "Transfer task"
Description: "The receiving organisation's answer to a transfer and the state of the journey. It is recognised by the code transfer of doorstep-task or by a business status of doorstep-business-status."
* obeys ds-task-1
* identifier MS
* groupIdentifier MS
* status MS
* statusReason MS
* businessStatus MS
* businessStatus from DoorstepBusinessStatusVS (extensible)
* code 1..1 MS
* code.coding ^slicing.discriminator.type = #value
* code.coding ^slicing.discriminator.path = "system"
* code.coding ^slicing.rules = #open
* code.coding contains fulfil 1..1 MS and kind 0..1 MS
* code.coding[fulfil].system = $task-code
* code.coding[fulfil].code 1..1
* code.coding[fulfil].code = #fulfill
* code.coding[kind].system = Canonical(DoorstepTask)
* code.coding[kind].code 1..1
* code.coding[kind].code = #transfer
* focus 1..1 MS
* focus only Reference(ServiceRequest)
* for 1..1 MS
* for only Reference(Patient)
* authoredOn 1..1 MS
* requester 1..1 MS
* owner 1..1 MS
* executionPeriod MS
* restriction MS
* restriction.period MS
* restriction.period ^short = "How long the owner may see the record of the person, at most"
* output MS

Profile: DoorstepEvacuationEvent
Parent: Task
Id: doorstep-evacuation-event
Title: "Evacuation of an area"
Description: "The operation that evacuates an area; the requests of the people share its groupIdentifier as their requisition."
* obeys ds-task-1
* groupIdentifier 1..1 MS
* status MS
* code 1..1 MS
* code = DoorstepTask#emergency-evacuation
* location 1..1 MS
* executionPeriod MS
* authoredOn MS
* requester MS
* owner MS
