Invariant: ds-stock-1
Description: "The amount in stock has no number. Send valueQuantity.value as a number; zero if nothing is left."
Severity: #error
Expression: "value.ofType(Quantity).value.exists()"

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
Description: "How much of one batch a mobile unit holds. Who counts writes it; the server takes off what is handed out and adds what is loaded since. Below zero, more was handed out than the server knows of: count again. The subject is the Location, the focus the batch."
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
