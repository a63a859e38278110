Invariant: ds-stock-1
Description: "The amount in stock is below zero or has no number. Send valueQuantity.value as a number of zero or more; a shortage found at a count is a Task with the code stock-recount."
Severity: #error
Expression: "value.ofType(Quantity).value.exists() and value.ofType(Quantity).value >= 0"

Profile: DoorstepStockBatch
Parent: Medication
Id: doorstep-stock-batch
Title: "Batch of a medicine in stock"
Description: "One batch of one medicine with its lot number and its expiry. A batch with an identifier of the system https://doorstep.health/sid/batch is found again by a repeated upload."
* identifier MS
* code 1..1 MS
* code.coding 1..*
* code.coding ^slicing.discriminator.type = #value
* code.coding ^slicing.discriminator.path = "system"
* code.coding ^slicing.rules = #open
* code.coding contains atc 1..1 MS
* code.coding[atc].system = $atc
* code.coding[atc].code 1..1
* status MS
* manufacturer MS
* form MS
* amount MS
* ingredient MS
* batch 1..1 MS
* batch.lotNumber 1..1 MS
* batch.expirationDate 1..1 MS

Profile: DoorstepStockLevel
Parent: Observation
Id: doorstep-stock-level
Title: "Amount of a medicine in stock"
Description: "How much of one batch a mobile unit or a store holds at a time: the latest count counts. The subject is the Location, the focus the batch."
* obeys ds-stock-1
* identifier MS
* status MS
* code 1..1 MS
* code = DoorstepObs#stock-level
* subject 1..1 MS
* subject only Reference(Location)
* subject ^short = "The mobile unit or the store"
* focus 1..1 MS
* focus only Reference(Medication)
* focus ^short = "The batch"
* effective[x] 1..1 MS
* effective[x] only dateTime
* performer MS
* value[x] 1..1 MS
* value[x] only Quantity
* valueQuantity ^short = "In the unit in which the medicine is handed out, such as tablets"
