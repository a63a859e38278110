// What the sender and the receiver of a person write to each other.

CodeSystem: DoorstepCommunication
Id: doorstep-communication
Title: "Kinds of communication"
Description: "What a message is for; it decides who reads it."
* insert OwnCodeSystem
* insert Concept(transfer-message, [[Message between the sender and the receiver of a transfer]], [[Повідомлення між тими, хто направляє людину, і тими, хто її приймає]], [[Сообщение между теми, кто направляет человека, и теми, кто его принимает]], [[Message entre ceux qui adressent une personne et ceux qui la reçoivent]])

ValueSet: DoorstepCommunicationVS
Id: doorstep-communication-vs
Title: "Kinds of communication"
Description: "All kinds of communication."
* insert OwnValueSet
* include codes from system DoorstepCommunication

Profile: DoorstepTransferMessage
Parent: Communication
Id: doorstep-transfer-message
Title: "Message about a transfer"
Description: "A question or an answer between those who send a person and those who receive them. Only these two sides read it; once sent it is not changed, only marked as entered in error."
* identifier MS
* basedOn 1..1 MS
* basedOn only Reference(Task)
* basedOn ^short = "The Task of the transfer"
* inResponseTo MS
* status MS
* category 1..* MS
* category ^slicing.discriminator.type = #value
* category ^slicing.discriminator.path = "$this"
* category ^slicing.rules = #open
* category contains message 1..1 MS
* category[message] = DoorstepCommunication#transfer-message
* subject 1..1 MS
* subject only Reference(Patient)
* sent 1..1 MS
* sender 1..1 MS
* sender ^short = "Who writes: the caller, a post of theirs, or their organisation"
* payload 1..* MS

Instance: transfer-message
InstanceOf: DoorstepTransferMessage
Usage: #example
* identifier.system = "urn:ietf:rfc:3986"
* identifier.value = "urn:uuid:7f0d2c55-52a7-4c28-9d6e-0f0a7b1c3a41"
* status = #completed
* category[message] = DoorstepCommunication#transfer-message
* basedOn = Reference(transfer-task)
* subject = Reference(patient-elderly-uk)
* sent = "2025-08-12T11:05:00+03:00"
* sender = Reference(district-hospital)
* payload.contentString = "Чи приймала людина сьогодні антикоагулянт? Заїзд з боку двору, ліфт працює."
