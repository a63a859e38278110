Invariant: ds-obs-1
Description: "A final finding is empty. Send a value, components, members (hasMember), a note, or say in dataAbsentReason why there is none."
Severity: #error
Expression: "(status = 'final' or status = 'amended' or status = 'corrected') implies (value.exists() or dataAbsentReason.exists() or component.exists() or hasMember.exists() or interpretation.exists() or note.exists())"

Invariant: ds-pall-1
Description: "The number is not on the scale. Karnofsky and the palliative performance scale go from 0 to 100 in steps of ten, ECOG from 0 to 5, pain from 0 to 10, the sum of nine ESAS symptoms from 0 to 90. Check the code or the number."
Severity: #error
Expression: "value.ofType(Quantity).value.empty() or (value.ofType(Quantity).value >= 0 and (code.coding.where(code = '89243-0' or code = 'palliative-performance').exists() implies (value.ofType(Quantity).value <= 100 and value.ofType(Quantity).value mod 10 = 0)) and (code.coding.where(code = '89247-1').exists() implies value.ofType(Quantity).value <= 5) and (code.coding.where(code = '72514-3').exists() implies value.ofType(Quantity).value <= 10) and (code.coding.where(code = 'symptom-burden').exists() implies value.ofType(Quantity).value <= 90))"

Invariant: ds-psy-1
Description: "The score is not on the scale. PHQ-9 goes from 0 to 27, PHQ-2 from 0 to 6, GAD-7 from 0 to 21. Check the code or the number."
Severity: #error
Expression: "value.ofType(Quantity).value.empty() or (value.ofType(Quantity).value >= 0 and (code.coding.where(code = '44261-6').exists() implies value.ofType(Quantity).value <= 27) and (code.coding.where(code = '55758-7').exists() implies value.ofType(Quantity).value <= 6) and (code.coding.where(code = '70274-6').exists() implies value.ofType(Quantity).value <= 21))"

Profile: DoorstepExamFinding
Parent: Observation
Id: doorstep-exam-finding
Title: "Finding of the examination"
Description: "What the doctor or the nurse found on examination, as text or as a code."
* obeys ds-obs-1
* status MS
* category 1..* MS
* category ^slicing.discriminator.type = #value
* category ^slicing.discriminator.path = "$this"
* category ^slicing.rules = #open
* category contains exam 1..1 MS
* category[exam] = $observation-category#exam
* code MS
* subject MS
* encounter MS
* effective[x] MS
* performer MS
* value[x] MS
* interpretation MS
* bodySite MS
* note MS

Profile: DoorstepHivStage
Parent: Observation
Id: doorstep-hiv-stage
Title: "WHO stage of HIV"
Description: "The clinical stage of the HIV infection. The server labels it as HIV information."
* obeys ds-obs-1 and ds-sec-1
* status MS
* code 1..1 MS
* code = $loinc#45233-4
* subject 1..1 MS
* subject only Reference(Patient)
* encounter MS
* effective[x] MS
* performer MS
* value[x] MS
* value[x] only CodeableConcept
* valueCodeableConcept from DoorstepHivStageCodeVS (extensible)

Profile: DoorstepArvAdherence
Parent: Observation
Id: doorstep-arv-adherence
Title: "Adherence to antiretroviral treatment"
Description: "How much of the treatment was taken since the last look. The server labels it as HIV information."
* obeys ds-obs-1 and ds-sec-1
* status MS
* code 1..1 MS
* code = $loinc#45246-6
* subject 1..1 MS
* subject only Reference(Patient)
* encounter MS
* effective[x] MS
* performer MS
* value[x] MS
* value[x] only CodeableConcept or Quantity
* valueCodeableConcept from DoorstepAdherenceVS (extensible)
* valueQuantity ^short = "Share of the doses taken, in %"
* note MS

Profile: DoorstepPalliativeAssessment
Parent: Observation
Id: doorstep-palliative-assessment
Title: "Palliative assessment"
Description: "Performance (Karnofsky, PPS, ECOG), pain, or the burden of symptoms (ESAS, whose symptoms are components)."
* obeys ds-obs-1 and ds-pall-1
* status MS
* code MS
* code from DoorstepPalliativeVS (extensible)
* subject 1..1 MS
* subject only Reference(Patient)
* encounter MS
* effective[x] 1..1 MS
* performer MS
* value[x] MS
* component MS
* note MS

Profile: DoorstepPsychScore
Parent: Observation
Id: doorstep-psych-score
Title: "Score of depression or anxiety"
Description: "The total of a questionnaire. The server labels it as mental-health information."
* obeys ds-obs-1 and ds-psy-1 and ds-sec-1
* status MS
* code MS
* code from DoorstepPsychScoreVS (extensible)
* subject 1..1 MS
* subject only Reference(Patient)
* encounter MS
* effective[x] MS
* performer MS
* value[x] MS
* derivedFrom MS
