Invariant: ds-ecg-1
Description: "The electrocardiogram is empty. Send the leads (components with valueSampledData), a tracing (derivedFrom a Media or DocumentReference), a conclusion (value), or say in dataAbsentReason why there is none."
Severity: #error
Expression: "component.value.ofType(SampledData).exists() or derivedFrom.exists() or value.exists() or dataAbsentReason.exists()"

Invariant: ds-ecg-2
Description: "A lead appears twice. Send each lead in one component only; a lead may be coded with either address of the MDC nomenclature, or with both in the same component."
Severity: #error
Expression: "component.where(value is SampledData).select(code.coding.where(system = 'urn:iso:std:iso:11073:10101' or system = 'urn:oid:2.16.840.1.113883.6.24').code.distinct()).isDistinct()"

Invariant: ds-ecg-3
Description: "The leads differ in their sampling period, so that they cannot be drawn under each other. Send all leads with the same SampledData.period (milliseconds between two samples)."
Severity: #error
Expression: "component.value.ofType(SampledData).period.distinct().count() <= 1"

Invariant: ds-ecg-4
Description: "A component with samples is not one of the twelve standard leads. Add the MDC code of the lead (for example 131329 for lead I), otherwise the tracing is stored but not drawn."
Severity: #warning
Expression: "component.where(value is SampledData).all(code.coding.where((system = 'urn:iso:std:iso:11073:10101' or system = 'urn:oid:2.16.840.1.113883.6.24') and code.matches('^1313(29|3[0-6]|89|9[0-2])$')).exists())"

Invariant: ds-lab-1
Description: "A final laboratory result is empty. Send a value, components, members (hasMember), or say in dataAbsentReason why there is none; the interpretation ND (not detected) is enough too."
Severity: #error
Expression: "(status = 'final' or status = 'amended' or status = 'corrected') implies (value.exists() or dataAbsentReason.exists() or component.exists() or hasMember.exists() or interpretation.exists())"

Invariant: ds-lab-2
Description: "The laboratory result has no LOINC code and will not appear in trends. Add a coding with system http://loinc.org; a local code may stand beside it."
Severity: #warning
Expression: "code.coding.where(system = 'http://loinc.org').exists()"

Invariant: ds-vl-1
Description: "The viral load is not in copies per millilitre. Send valueQuantity with system http://unitsofmeasure.org and code {copies}/mL; send a logarithm as LOINC 29541-0 instead."
Severity: #error
Expression: "value.ofType(Quantity).exists() implies (value.ofType(Quantity).system = 'http://unitsofmeasure.org' and value.ofType(Quantity).code = '{copies}/mL')"

Invariant: ds-cd4-1
Description: "The CD4 result has the wrong unit. Send the count (24467-3) in {cells}/uL or 10*6/L and the share (8123-2) in %, with system http://unitsofmeasure.org."
Severity: #error
Expression: "value.ofType(Quantity).exists() implies (value.ofType(Quantity).system = 'http://unitsofmeasure.org' and iif(code.coding.where(system = 'http://loinc.org' and code = '8123-2').exists(), value.ofType(Quantity).code = '%', value.ofType(Quantity).code = '{cells}/uL' or value.ofType(Quantity).code = '/uL' or value.ofType(Quantity).code = '10*6/L'))"

Profile: DoorstepEcg
Parent: Observation
Id: doorstep-ecg
Title: "Electrocardiogram"
Description: "An electrocardiogram recorded during a visit: the conclusion, the intervals, and the leads as sampled data or the tracing as a document."
* obeys ds-ecg-1 and ds-ecg-2 and ds-ecg-3 and ds-ecg-4
* status MS
* category MS
* code = $loinc#11524-6
* subject 1..1 MS
* subject only Reference(Patient)
* encounter 1..1 MS
* effective[x] 1..1 MS
* effective[x] only dateTime
* performer 1..* MS
* value[x] MS
* value[x] only CodeableConcept or string
* value[x] ^short = "Conclusion"
* interpretation MS
* device MS
* derivedFrom MS
* component ^slicing.discriminator.type = #value
* component ^slicing.discriminator.path = "code"
* component ^slicing.rules = #open
* component ^short = "Intervals, and one component for each lead (MDC code, valueSampledData with the period in milliseconds)"
* component contains heartRate 0..1 MS and pr 0..1 MS and qrs 0..1 MS and qt 0..1 MS and qtc 0..1 MS
* component[heartRate].code = $loinc#8867-4
* component[heartRate].value[x] only Quantity
* component[pr].code = $loinc#8625-6
* component[pr].value[x] only Quantity
* component[qrs].code = $loinc#8633-0
* component[qrs].value[x] only Quantity
* component[qt].code = $loinc#8634-8
* component[qt].value[x] only Quantity
* component[qtc].code = $loinc#8636-3
* component[qtc].value[x] only Quantity

Profile: DoorstepLabResult
Parent: Observation
Id: doorstep-lab-result
Title: "Laboratory result"
Description: "A result from a laboratory or from a test at the bedside."
* obeys ds-lab-1 and ds-lab-2
* status MS
* category 1..* MS
* category ^slicing.discriminator.type = #value
* category ^slicing.discriminator.path = "$this"
* category ^slicing.rules = #open
* category contains laboratory 1..1 MS
* category[laboratory] = $observation-category#laboratory
* code MS
* subject MS
* encounter MS
* effective[x] MS
* performer MS
* value[x] MS
* interpretation MS
* basedOn MS
* specimen MS
* referenceRange MS

Profile: DoorstepHivViralLoad
Parent: DoorstepLabResult
Id: doorstep-hiv-viral-load
Title: "HIV viral load"
Description: "Copies of HIV-1 RNA per millilitre. A value below the limit of the test carries the comparator <; nothing found is the interpretation ND."
* obeys ds-vl-1 and ds-sec-1
* code from DoorstepHivViralLoadVS (required)
* subject 1..1
* subject only Reference(Patient)
* effective[x] 1..1
* effective[x] only dateTime
* value[x] only Quantity

Profile: DoorstepCd4
Parent: DoorstepLabResult
Id: doorstep-cd4
Title: "CD4 result"
Description: "Count or share of CD4 cells."
* obeys ds-cd4-1 and ds-sec-1
* code from DoorstepCd4VS (required)
* subject 1..1
* subject only Reference(Patient)
* effective[x] 1..1
* effective[x] only dateTime
* value[x] only Quantity

Profile: DoorstepHospitalisationDecision
Parent: Observation
Id: doorstep-hospitalisation-decision
Title: "Decision on hospitalisation"
Description: "What the doctor decided during the visit about hospital care."
* status MS
* code = DoorstepObs#hospitalisation-decision
* subject 1..1 MS
* subject only Reference(Patient)
* encounter 1..1 MS
* effective[x] 1..1 MS
* effective[x] only dateTime
* performer 1..* MS
* value[x] 1..1 MS
* value[x] only CodeableConcept
* valueCodeableConcept from DoorstepDecisionVS (required)
* note MS

Profile: DoorstepEligibility
Parent: Observation
Id: doorstep-eligibility
Title: "Assessment for care at home"
Description: "Whether a person is to be served at home, and for which reasons. Each criterion that was asked is one component with yes or no."
* status MS
* code = DoorstepObs#eligibility
* subject 1..1 MS
* subject only Reference(Patient)
* effective[x] 1..1 MS
* effective[x] only dateTime
* performer MS
* value[x] MS
* value[x] only CodeableConcept
* valueCodeableConcept from DoorstepEligibilityOutcomeVS (required)
* component MS
* component.code from DoorstepCriterionVS (required)
* component.value[x] 1..1
* component.value[x] only boolean
* note MS

Profile: DoorstepMobilityStatus
Parent: Observation
Id: doorstep-mobility
Title: "Mobility"
Description: "How the person moves and must be carried."
* status MS
* code = DoorstepObs#mobility-status
* subject 1..1 MS
* subject only Reference(Patient)
* encounter MS
* effective[x] 1..1 MS
* effective[x] only dateTime
* performer MS
* value[x] 1..1 MS
* value[x] only CodeableConcept
* valueCodeableConcept from DoorstepMobilityVS (required)
* note MS

Profile: DoorstepEvacuationPreference
Parent: Observation
Id: doorstep-evacuation-preference
Title: "Wish regarding evacuation"
Description: "What the person said when asked whether they would leave; asked again at each visit, the latest counts."
* status MS
* code = DoorstepObs#evacuation-preference
* subject 1..1 MS
* subject only Reference(Patient)
* encounter MS
* effective[x] 1..1 MS
* effective[x] only dateTime
* performer MS
* value[x] 1..1 MS
* value[x] only CodeableConcept
* valueCodeableConcept from DoorstepEvacuationPreferenceVS (required)
* note MS
