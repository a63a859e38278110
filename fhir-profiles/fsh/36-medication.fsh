Invariant: ds-md-1
Description: "The medicine was collected by somebody else and no authorisation is named. Add the extension doorstep-proxy-authorisation with a reference to the person's Consent."
Severity: #error
Expression: "extension.where(url = 'https://doorstep.health/fhir/StructureDefinition/doorstep-collected-by').exists() implies extension.where(url = 'https://doorstep.health/fhir/StructureDefinition/doorstep-proxy-authorisation').exists()"

Invariant: ds-md-2
Description: "A completed hand-over lacks its time or does not say who gave or got the medicine. Add whenHandedOver and a receiver or a performer, or leave the status in-progress while the medicine is on its way."
Severity: #error
Expression: "status = 'completed' implies (whenHandedOver.exists() and (receiver.exists() or performer.exists()))"

RuleSet: AtcCoded
* medication[x] MS
* medication[x] only CodeableConcept
* medicationCodeableConcept.coding 1..*
* medicationCodeableConcept.coding ^slicing.discriminator.type = #value
* medicationCodeableConcept.coding ^slicing.discriminator.path = "system"
* medicationCodeableConcept.coding ^slicing.rules = #open
* medicationCodeableConcept.coding contains atc 1..1 MS
* medicationCodeableConcept.coding[atc].system = $atc
* medicationCodeableConcept.coding[atc].code 1..1

Profile: DoorstepMedicationRequest
Parent: MedicationRequest
Id: doorstep-medication-request
Title: "Prescription"
Description: "A prescription with the ATC code of the medicine."
* insert AtcCoded
* status MS
* intent MS
* subject MS
* subject only Reference(Patient)
* encounter MS
* authoredOn MS
* requester MS
* dosageInstruction MS
* dispenseRequest MS

Profile: DoorstepMedicationDispense
Parent: MedicationDispense
Id: doorstep-medication-dispense
Title: "Medicine handed out"
Description: "A medicine given from the stock of the team; needs no prescription."
* insert AtcCoded
* extension contains
    DoorstepCollectedBy named collectedBy 0..1 MS and
    DoorstepProxyAuthorisation named proxyAuthorisation 0..1 MS and
    DoorstepSupplyEnd named supplyEnd 0..1 MS and
    DoorstepFromBatch named fromBatch 0..1 MS
* status MS
* subject 1..1 MS
* subject only Reference(Patient)
* context MS
* performer MS
* authorizingPrescription MS
* quantity 1..1 MS
* daysSupply MS
* whenPrepared MS
* whenHandedOver MS
* destination MS
* receiver MS
* dosageInstruction MS

Profile: DoorstepArtDispense
Parent: DoorstepMedicationDispense
Id: doorstep-art-dispense
Title: "Antiretroviral medicine handed out"
Description: "Antiretroviral medicine, collected by the person or by somebody they authorised. The days of supply tell when treatment would be interrupted."
* obeys ds-md-1 and ds-md-2 and ds-sec-1
* daysSupply 1..1
* daysSupply.system 1..1
* daysSupply.system = $ucum
* daysSupply.code 1..1
* daysSupply.code = #d
