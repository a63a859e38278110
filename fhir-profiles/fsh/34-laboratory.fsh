Profile: DoorstepLabOrder
Parent: ServiceRequest
Id: doorstep-lab-order
Title: "Laboratory order"
Description: "The doctor's order on which a nurse takes blood at home."
* identifier MS
* status MS
* intent MS
* category 1..* MS
* category ^slicing.discriminator.type = #value
* category ^slicing.discriminator.path = "$this"
* category ^slicing.rules = #open
* category contains laboratory 1..1 MS
* category[laboratory] = $loinc#26436-6
* code 1..1 MS
* subject MS
* subject only Reference(Patient)
* encounter MS
* authoredOn MS
* requester MS
* performerType MS
* performer MS
* specimen MS

Profile: DoorstepSpecimen
Parent: Specimen
Id: doorstep-specimen
Title: "Specimen taken at home"
Description: "Who took the specimen and when, and the number on the tube."
* identifier MS
* accessionIdentifier MS
* type MS
* subject 1..1 MS
* subject only Reference(Patient)
* request MS
* collection 1..1 MS
* collection.collector 1..1 MS
* collection.collected[x] 1..1 MS
* collection.collected[x] only dateTime
