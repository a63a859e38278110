Invariant: ds-comp-1
Description: "A section has no text and could not be read without its entries. Give every section a text, also an empty one (for example: No known allergies)."
Severity: #error
Expression: "section.all(text.exists()) and section.section.all(text.exists())"

Profile: DoorstepTransferSummary
Parent: Composition
Id: doorstep-transfer-summary
Title: "Transfer summary"
Description: "What the receiving hospital reads about a person who is transferred. Sections and codes are those of the International Patient Summary where it has them, with the reason for the transfer and the transport added."
* obeys ds-comp-1
* identifier 1..1 MS
* status MS
* type = $loinc#18761-7
* category MS
* category ^short = "LOINC 57133-1 (referral note)"
* subject 1..1 MS
* subject only Reference(Patient)
* encounter MS
* date MS
* author 1..* MS
* author ^short = "The doctor; a device when it was put together by machine, then a doctor attests"
* confidentiality 1..1 MS
* confidentiality ^short = "The highest label of what is inside"
* attester MS
* custodian 1..1 MS
* relatesTo MS
* relatesTo ^short = "The version that this one replaces"
* event MS
* section 1..* MS
* section.title 1..1 MS
* section.code 1..1 MS
* section.text MS
* section ^slicing.discriminator.type = #value
* section ^slicing.discriminator.path = "code"
* section ^slicing.rules = #open
* section contains
    changes 0..1 MS and
    reason 1..1 MS and
    alerts 0..1 MS and
    present 0..1 MS and
    vitals 1..1 MS and
    findings 0..1 MS and
    results 1..1 MS and
    problems 1..1 MS and
    medicines 1..1 MS and
    allergies 1..1 MS and
    procedures 0..1 MS and
    function 1..1 MS and
    past 0..1 MS and
    social 0..1 MS and
    pregnancy 0..1 MS and
    immunisations 0..1 MS and
    wishes 0..1 MS and
    plan 1..1 MS and
    transport 0..1 MS and
    team 0..1 MS
* section[changes].code = DoorstepSection#changes
* section[changes] ^short = "What is new since the version that this one replaces"
* section[reason].code = $loinc#42349-1
* section[alerts].code = $loinc#104605-1
* section[present].code = $loinc#10164-2
* section[vitals].code = $loinc#8716-3
* section[findings].code = $loinc#29545-1
* section[results].code = $loinc#30954-2
* section[problems].code = $loinc#11450-4
* section[medicines].code = $loinc#10160-0
* section[allergies].code = $loinc#48765-2
* section[procedures].code = $loinc#47519-4
* section[function].code = $loinc#47420-5
* section[past].code = $loinc#11348-0
* section[social].code = $loinc#29762-2
* section[pregnancy].code = $loinc#10162-6
* section[immunisations].code = $loinc#11369-6
* section[wishes].code = $loinc#42348-3
* section[plan].code = $loinc#18776-5
* section[transport].code = DoorstepSection#transport
* section[team].code = $loinc#85847-2

Profile: DoorstepTransferDocument
Parent: Bundle
Id: doorstep-transfer-document
Title: "Transfer document"
Description: "The transfer summary with everything that it refers to, as one document that can be kept and printed."
* identifier 1..1 MS
* type = #document
* timestamp 1..1 MS
* entry 2..*
* entry.fullUrl 1..1
* entry.resource 1..1
* entry ^slicing.discriminator.type = #type
* entry ^slicing.discriminator.path = "resource"
* entry ^slicing.rules = #open
* entry contains summary 1..1 MS and patient 1..* MS
* entry[summary].resource only DoorstepTransferSummary
* entry[patient].resource only Patient
