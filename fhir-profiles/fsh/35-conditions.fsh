Invariant: ds-hiv-1
Description: "The condition is none of the ICD-10 codes of HIV. Use a code of B20 to B24, Z21, R75 or O98.7, or the profile doorstep-condition for another diagnosis."
Severity: #error
Expression: "code.coding.where(system = 'http://hl7.org/fhir/sid/icd-10' and code.matches('^(B2[0-4]|Z21|R75|O98\\\\.7).*')).exists()"

Profile: DoorstepCondition
Parent: Condition
Id: doorstep-condition
Title: "Diagnosis or problem"
Description: "A diagnosis with its ICD-10 code; ICPC-2 and other codes may stand beside it."
* clinicalStatus MS
* verificationStatus MS
* category MS
* code 1..1 MS
* code.coding MS
* code.coding ^slicing.discriminator.type = #value
* code.coding ^slicing.discriminator.path = "system"
* code.coding ^slicing.rules = #open
* code.coding contains icd10 1..* MS and icpc2 0..1
* code.coding[icd10].system = $icd10
* code.coding[icd10].code 1..1
* code.coding[icpc2].system = $icpc2
* code.coding[icpc2].code 1..1
* subject MS
* subject only Reference(Patient)
* encounter MS
* onset[x] MS
* recordedDate MS

Profile: DoorstepHivCondition
Parent: DoorstepCondition
Id: doorstep-hiv-condition
Title: "HIV diagnosis"
Description: "A diagnosis that discloses HIV status. The server labels it so that only entitled people see it."
* obeys ds-hiv-1 and ds-sec-1

Profile: DoorstepAllergy
Parent: AllergyIntolerance
Id: doorstep-allergy
Title: "Allergy or intolerance"
Description: "What the person does not tolerate, or the statement that no allergy is known."
* clinicalStatus MS
* verificationStatus MS
* code 1..1 MS
* code ^short = "Text or a code; no-known-allergies of the International Patient Summary when none is known"
* patient MS
* criticality MS
* reaction MS
