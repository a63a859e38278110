Invariant: ds-rep-1
Description: "A final laboratory report is empty. Add results (result), a file (presentedForm), a conclusion or media."
Severity: #error
Expression: "(status = 'final' or status = 'amended' or status = 'corrected') implies (result.exists() or presentedForm.exists() or conclusion.exists() or conclusionCode.exists() or media.exists())"

Invariant: ds-soc-1
Description: "The condition is not a social one. Use an ICD-10 code of Z55 to Z65, Z74 or Z75, or the profile doorstep-condition for another problem."
Severity: #error
Expression: "code.coding.where(system = 'http://hl7.org/fhir/sid/icd-10' and code.matches('^Z(5[5-9]|6[0-5]|74|75).*')).exists()"

Invariant: ds-art-1
Description: "The treatment was stopped or is on hold and the statement does not say why. Add statusReason (a code or plain text)."
Severity: #warning
Expression: "(status = 'stopped' or status = 'on-hold') implies statusReason.exists()"

Invariant: ds-mr-1
Description: "The report is about single people. Only sums leave the server: send the type summary, without subject lists (group.population.subjectResults), evaluatedResource or a person as subject."
Severity: #error
Expression: "type = 'summary' and group.population.subjectResults.empty() and group.stratifier.stratum.population.subjectResults.empty() and evaluatedResource.empty() and subject.reference.where(contains('Patient/')).empty()"

Profile: DoorstepLabReport
Parent: DiagnosticReport
Id: doorstep-lab-report
Title: "Laboratory report"
Description: "The answer of a laboratory to an order, with its results."
* obeys ds-rep-1
* identifier MS
* basedOn MS
* status MS
* category 1..* MS
* category ^slicing.discriminator.type = #value
* category ^slicing.discriminator.path = "$this"
* category ^slicing.rules = #open
* category contains laboratory 1..1 MS
* category[laboratory] = $diagnostic-section#LAB
* code MS
* subject MS
* encounter MS
* effective[x] MS
* issued MS
* performer MS
* specimen MS
* result MS
* conclusion MS
* presentedForm MS

Profile: DoorstepSocialNeed
Parent: DoorstepCondition
Id: doorstep-social-need
Title: "Social need"
Description: "Housing, documents, money, living alone, no help at home: what a social worker works on."
* obeys ds-soc-1

Profile: DoorstepArtStatement
Parent: MedicationStatement
Id: doorstep-art-statement
Title: "Antiretroviral treatment as taken"
Description: "Which antiretroviral treatment the person takes, whoever prescribed it. The server labels it as HIV information."
* insert AtcCoded
* obeys ds-art-1 and ds-sec-1
* status MS
* statusReason MS
* subject 1..1 MS
* subject only Reference(Patient)
* context MS
* effective[x] MS
* dateAsserted MS
* informationSource MS
* dosage MS

Profile: DoorstepMeasureReport
Parent: MeasureReport
Id: doorstep-measure-report
Title: "Report of sums"
Description: "Numbers for a coordination cluster or a funder: visits, people, transfers by place, age band and sex. Nobody can be told from it."
* obeys ds-mr-1
* identifier MS
* status MS
* type MS
* measure MS
* subject MS
* date MS
* reporter MS
* period MS
* group MS
* group.population MS
* group.stratifier MS
