// The mobile clinic: a monthly visit, a transfer to hospital and an evacuation.

RuleSet: ExampleVital(code, value, unit, ucum)
* status = #final
* category = $observation-category#vital-signs
* code = $loinc#{code}
* subject = Reference(patient-elderly-uk)
* encounter = Reference(home-visit-uk)
* effectiveDateTime = "2025-08-12T10:10:00+03:00"
* performer = Reference(role-nurse)
* valueQuantity = {value} '{ucum}' "{unit}"

// One lead: 35 samples, 20 ms apart, 5 microvolts for each step; an invented heartbeat.
RuleSet: ExampleLead(index, code, display, data)
* component[{index}].code = $mdc#{code}
* component[{index}].code.text = "{display}"
* component[{index}].valueSampledData.origin = 0 'uV' "uV"
* component[{index}].valueSampledData.period = 20
* component[{index}].valueSampledData.factor = 5
* component[{index}].valueSampledData.dimensions = 1
* component[{index}].valueSampledData.data = "{data}"

Instance: monthly-plan
InstanceOf: DoorstepCarePlan
Usage: #example
* extension[nextVisitDue].valueDate = "2025-09-12"
* status = #active
* intent = #plan
* category = DoorstepService#monthly-home-care
* subject = Reference(patient-elderly-uk)
* period.start = "2025-03-01"
* activity.detail.status = #in-progress
* activity.detail.code = DoorstepService#monthly-home-care
* activity.detail.scheduledTiming.repeat.frequency = 1
* activity.detail.scheduledTiming.repeat.period = 1
* activity.detail.scheduledTiming.repeat.periodUnit = #mo

Instance: home-visit-uk
InstanceOf: DoorstepHomeVisit
Usage: #example
* identifier.system = "https://doorstep.health/sid/visit"
* identifier.value = "VAN1-2025-08-12-01"
* status = #finished
* class = $act-code#HH
* type = DoorstepService#monthly-home-care
* subject = Reference(patient-elderly-uk)
* participant[0].individual = Reference(role-doctor)
* participant[+].individual = Reference(role-nurse)
* period.start = "2025-08-12T10:00:00+03:00"
* period.end = "2025-08-12T10:50:00+03:00"
* reasonCode = $icd10#I10
* diagnosis.condition = Reference(condition-atrial-fibrillation)
* location[0].location = Reference(village)
* location[+].location = Reference(van-1)
* serviceProvider = Reference(mobile-clinic-organisation)

Instance: vital-blood-pressure
InstanceOf: Observation
Usage: #example
* status = #final
* category = $observation-category#vital-signs
* code = $loinc#85354-9
* subject = Reference(patient-elderly-uk)
* encounter = Reference(home-visit-uk)
* effectiveDateTime = "2025-08-12T10:10:00+03:00"
* performer = Reference(role-nurse)
* component[0].code = $loinc#8480-6
* component[0].valueQuantity = 150 'mm[Hg]' "mmHg"
* component[1].code = $loinc#8462-4
* component[1].valueQuantity = 90 'mm[Hg]' "mmHg"

Instance: vital-heart-rate
InstanceOf: Observation
Usage: #example
* insert ExampleVital(8867-4, 128, [[/min]], [[/min]])

Instance: vital-temperature
InstanceOf: Observation
Usage: #example
* insert ExampleVital(8310-5, 36.9, [[°C]], Cel)

Instance: vital-oxygen-saturation
InstanceOf: Observation
Usage: #example
* insert ExampleVital(2708-6, 93, [[%]], [[%]])
* code.coding[1] = $loinc#59408-5

Instance: glucose
InstanceOf: DoorstepLabResult
Usage: #example
* status = #final
* code = $loinc#14743-9
* subject = Reference(patient-elderly-uk)
* encounter = Reference(home-visit-uk)
* effectiveDateTime = "2025-08-12T10:12:00+03:00"
* performer = Reference(role-nurse)
* valueQuantity = 7.8 'mmol/L' "mmol/L"

Instance: ecg-tracing
InstanceOf: DocumentReference
Usage: #example
* status = #current
* type = $loinc#11524-6
* subject = Reference(patient-elderly-uk)
* date = "2025-08-12T10:16:00+03:00"
* content.attachment.contentType = #application/pdf
* content.attachment.title = "ECG 12.08.2025"

Instance: ecg
InstanceOf: DoorstepEcg
Usage: #example
* status = #final
* category = $observation-category#procedure
* subject = Reference(patient-elderly-uk)
* encounter = Reference(home-visit-uk)
* effectiveDateTime = "2025-08-12T10:15:00+03:00"
* performer = Reference(role-doctor)
* valueString = "Фібриляція передсердь, частота шлуночків 128/хв"
* interpretation = $interpretation#A
* derivedFrom = Reference(ecg-tracing)
* component[heartRate].valueQuantity = 128 '/min' "/min"
* component[qrs].valueQuantity = 92 'ms' "ms"
* component[qt].valueQuantity = 320 'ms' "ms"
* component[qtc].valueQuantity = 440 'ms' "ms"
* insert ExampleLead(4, 131329, I, [[0 0 0 0 0 0 1 8 16 8 1 -1 2 140 -8 -4 0 0 0 1 3 9 19 31 36 31 19 9 3 1 0 0 0 0 0]])
* insert ExampleLead(5, 131330, II, [[0 0 0 0 0 0 2 13 24 13 2 -1 3 200 -18 -8 0 0 0 1 4 11 25 41 48 41 25 11 4 1 0 0 0 0 0]])
* insert ExampleLead(6, 131389, III, [[0 0 0 0 0 0 1 4 8 4 1 0 1 60 -10 -3 0 0 0 0 1 3 6 10 12 10 6 3 1 0 0 0 0 0 0]])
* insert ExampleLead(7, 131390, aVR, [[0 0 0 0 0 0 -2 -11 -20 -11 -2 1 -3 -170 13 6 0 0 0 -1 -3 -10 -22 -36 -42 -36 -22 -10 -3 -1 0 0 0 0 0]])
* insert ExampleLead(8, 131391, aVL, [[0 0 0 0 0 0 0 2 4 2 0 0 1 40 1 0 0 0 0 0 1 3 6 10 12 10 6 3 1 0 0 0 0 0 0]])
* insert ExampleLead(9, 131392, aVF, [[0 0 0 0 0 0 1 8 16 8 1 -1 2 130 -14 -5 0 0 0 1 2 7 16 26 30 26 16 7 2 1 0 0 0 0 0]])
* insert ExampleLead(10, 131331, V1, [[0 0 0 0 0 0 1 4 8 4 1 0 2 38 -132 -34 0 0 0 0 -1 -3 -6 -10 -12 -10 -6 -3 -1 0 0 0 0 0 0]])
* insert ExampleLead(11, 131332, V2, [[0 0 0 0 0 0 1 5 10 5 1 0 5 77 -163 -42 0 0 0 1 4 12 26 43 50 43 26 12 4 1 0 0 0 0 0]])
* insert ExampleLead(12, 131333, V3, [[0 0 0 0 0 0 1 6 12 6 1 0 7 138 -109 -29 0 0 0 1 5 15 34 55 64 55 34 15 5 1 0 0 0 0 0]])
* insert ExampleLead(13, 131334, V4, [[0 0 0 0 0 0 1 7 14 7 1 -1 9 219 -54 -17 0 0 0 1 5 15 34 55 64 55 34 15 5 1 0 0 0 0 0]])
* insert ExampleLead(14, 131335, V5, [[0 0 0 0 0 0 1 7 14 7 1 -1 7 239 -19 -8 0 0 0 1 4 13 30 48 56 48 30 13 4 1 0 0 0 0 0]])
* insert ExampleLead(15, 131336, V6, [[0 0 0 0 0 0 1 7 14 7 1 -1 5 200 -1 -3 0 0 0 1 3 10 23 37 44 37 23 10 3 1 0 0 0 0 0]])

Instance: condition-atrial-fibrillation
InstanceOf: DoorstepCondition
Usage: #example
* clinicalStatus = $condition-clinical#active
* verificationStatus = $condition-verification#provisional
* code.coding[icd10].code = #I48
* code.text = "Фібриляція передсердь"
* subject = Reference(patient-elderly-uk)
* recordedDate = "2025-08-12"

Instance: condition-leg-ulcer
InstanceOf: DoorstepCondition
Usage: #example
* clinicalStatus = $condition-clinical#active
* code.coding[icd10].code = #L97
* code.text = "Трофічна виразка гомілки"
* subject = Reference(patient-elderly-uk)

Instance: no-known-allergies
InstanceOf: DoorstepAllergy
Usage: #example
* clinicalStatus = $allergy-clinical#active
* verificationStatus = $allergy-verification#confirmed
* code = $absent-unknown#no-known-allergies
* patient = Reference(patient-elderly-uk)

Instance: dressing
InstanceOf: DoorstepDressing
Usage: #example
* status = #completed
* subject = Reference(patient-elderly-uk)
* encounter = Reference(home-visit-uk)
* performedDateTime = "2025-08-12T10:30:00+03:00"
* performer.actor = Reference(role-nurse)
* bodySite.text = "Ліва гомілка"
* reasonReference = Reference(condition-leg-ulcer)
* usedCode.text = "Повідон-йод, стерильні серветки"
* followUp.text = "Перев'язка через два дні"

Instance: dispense
InstanceOf: DoorstepMedicationDispense
Usage: #example
* status = #completed
* medicationCodeableConcept.coding[atc] = $atc#C07AB07 "bisoprolol"
* subject = Reference(patient-elderly-uk)
* context = Reference(home-visit-uk)
* performer.actor = Reference(role-nurse)
* quantity = 30 '{tbl}' "таблетки"
* daysSupply = 30 'd' "days"
* whenHandedOver = "2025-08-12T10:40:00+03:00"
* dosageInstruction.text = "1 таблетка вранці"

Instance: mobility
InstanceOf: DoorstepMobilityStatus
Usage: #example
* status = #final
* subject = Reference(patient-elderly-uk)
* encounter = Reference(home-visit-uk)
* effectiveDateTime = "2025-08-12T10:05:00+03:00"
* performer = Reference(role-doctor)
* valueCodeableConcept = DoorstepMobility#bedbound-sitting

Instance: evacuation-preference
InstanceOf: DoorstepEvacuationPreference
Usage: #example
* status = #final
* subject = Reference(patient-elderly-uk)
* encounter = Reference(home-visit-uk)
* effectiveDateTime = "2025-08-12T10:45:00+03:00"
* valueCodeableConcept = DoorstepEvacuationPreferenceCode#refuses
* note.text = "Не залишить господарство."

Instance: decision-urgent
InstanceOf: DoorstepHospitalisationDecision
Usage: #example
* status = #final
* subject = Reference(patient-elderly-uk)
* encounter = Reference(home-visit-uk)
* effectiveDateTime = "2025-08-12T10:42:00+03:00"
* performer = Reference(role-doctor)
* valueCodeableConcept = DoorstepDecision#urgent

Instance: transfer-request
InstanceOf: DoorstepTransferRequest
Usage: #example
* extension[transportNeeds].extension[position].valueCodeableConcept = DoorstepMobility#bedbound-sitting
* extension[transportNeeds].extension[escort].valueBoolean = true
* extension[transportNeeds].extension[oxygen].valueBoolean = true
* extension[transportNeeds].extension[dependants].valueUnsignedInt = 0
* identifier.system = "https://doorstep.health/sid/transfer"
* identifier.value = "T-2025-0812-1"
* status = #active
* intent = #order
* priority = #urgent
* code = DoorstepService#transfer-hospitalisation
* subject = Reference(patient-elderly-uk)
* encounter = Reference(home-visit-uk)
* authoredOn = "2025-08-12T10:45:00+03:00"
* requester = Reference(role-doctor)
* performer = Reference(district-hospital)
* locationReference = Reference(functional-hospital)
* reasonReference = Reference(condition-atrial-fibrillation)

Instance: transfer-task
InstanceOf: DoorstepTransferTask
Usage: #example
* status = #accepted
* intent = #order
* priority = #urgent
* businessStatus = DoorstepBusinessStatus#bed-confirmed
* code.coding[fulfil].code = #fulfill
* code.coding[kind].code = #transfer
* focus = Reference(transfer-request)
* for = Reference(patient-elderly-uk)
* authoredOn = "2025-08-12T10:46:00+03:00"
* lastModified = "2025-08-12T11:05:00+03:00"
* requester = Reference(role-doctor)
* owner = Reference(district-hospital)
* restriction.period.start = "2025-08-12T10:46:00+03:00"
* restriction.period.end = "2025-09-11"

RuleSet: ExampleSection(slice, title, div)
* section[{slice}].title = "{title}"
* section[{slice}].text.status = #generated
* section[{slice}].text.div = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>{div}</p></div>"

Instance: transfer-summary
InstanceOf: DoorstepTransferSummary
Usage: #example
* language = #uk
* identifier.system = "urn:ietf:rfc:3986"
* identifier.value = "urn:uuid:0b9d1b0e-6f57-4d8b-8c1f-0e7c5f2f0001"
* status = #final
* category = $loinc#57133-1
* subject = Reference(patient-elderly-uk)
* encounter = Reference(home-visit-uk)
* date = "2025-08-12T11:00:00+03:00"
* author = Reference(role-doctor)
* title = "Витяг при переведенні"
* confidentiality = #N
* custodian = Reference(mobile-clinic-organisation)
* insert ExampleSection(reason, [[Причина переведення]], [[Уперше виявлена фібриляція передсердь; потрібна термінова госпіталізація.]])
* section[reason].entry[0] = Reference(transfer-request)
* section[reason].entry[1] = Reference(decision-urgent)
* insert ExampleSection(vitals, [[Життєві показники]], [[АТ 150/90; ЧСС 128/хв; SpO2 93 %; 36.9 °C]])
* section[vitals].entry[0] = Reference(vital-blood-pressure)
* section[vitals].entry[1] = Reference(vital-heart-rate)
* section[vitals].entry[2] = Reference(vital-oxygen-saturation)
* section[vitals].entry[3] = Reference(vital-temperature)
* insert ExampleSection(results, [[Результати обстежень]], [[Глюкоза 7.8 ммоль/л]])
* section[results].entry[0] = Reference(glucose)
* section[results].section.title = "Електрокардіограма"
* section[results].section.code = $loinc#11524-6
* section[results].section.text.status = #generated
* section[results].section.text.div = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>Фібриляція передсердь, 128/хв, QRS 92 мс</p></div>"
* section[results].section.entry = Reference(ecg)
* insert ExampleSection(problems, [[Перелік проблем]], [[Фібриляція передсердь. Трофічна виразка гомілки.]])
* section[problems].entry[0] = Reference(condition-atrial-fibrillation)
* section[problems].entry[1] = Reference(condition-leg-ulcer)
* insert ExampleSection(medicines, [[Лікарські засоби]], [[Бісопролол 5 мг вранці; видано 30 таблеток 12.08.2025]])
* section[medicines].entry[0] = Reference(dispense)
* insert ExampleSection(allergies, [[Алергії]], [[Алергії невідомі]])
* section[allergies].entry[0] = Reference(no-known-allergies)
* insert ExampleSection(procedures, [[Процедури та перев'язки]], [[Перев'язка лівої гомілки 12.08.2025]])
* section[procedures].entry[0] = Reference(dressing)
* insert ExampleSection(function, [[Функціональний стан і рухливість]], [[Лежить; можна перевозити сидячи]])
* section[function].entry[0] = Reference(mobility)
* insert ExampleSection(plan, [[План]], [[Просимо контроль ритму та підбір антикоагулянта; після виписки бригада відвідає вдома.]])
* section[plan].entry[0] = Reference(monthly-plan)
* insert ExampleSection(transport, [[Перевезення та передача]], [[Сидячи, із супроводом, кисень]])
* section[transport].entry[0] = Reference(transfer-request)

Instance: transfer-document
InstanceOf: DoorstepTransferDocument
Usage: #example
* identifier.system = "urn:ietf:rfc:3986"
* identifier.value = "urn:uuid:0b9d1b0e-6f57-4d8b-8c1f-0e7c5f2f0002"
* timestamp = "2025-08-12T11:00:00+03:00"
* entry[summary].fullUrl = "https://doorstep.example/fhir/Composition/transfer-summary"
* entry[summary].resource = transfer-summary
* entry[patient].fullUrl = "https://doorstep.example/fhir/Patient/patient-elderly-uk"
* entry[patient].resource = patient-elderly-uk
* entry[2].fullUrl = "https://doorstep.example/fhir/Encounter/home-visit-uk"
* entry[2].resource = home-visit-uk
* entry[3].fullUrl = "https://doorstep.example/fhir/ServiceRequest/transfer-request"
* entry[3].resource = transfer-request
* entry[4].fullUrl = "https://doorstep.example/fhir/Observation/decision-urgent"
* entry[4].resource = decision-urgent
* entry[5].fullUrl = "https://doorstep.example/fhir/Observation/vital-blood-pressure"
* entry[5].resource = vital-blood-pressure
* entry[6].fullUrl = "https://doorstep.example/fhir/Observation/vital-heart-rate"
* entry[6].resource = vital-heart-rate
* entry[7].fullUrl = "https://doorstep.example/fhir/Observation/vital-oxygen-saturation"
* entry[7].resource = vital-oxygen-saturation
* entry[8].fullUrl = "https://doorstep.example/fhir/Observation/vital-temperature"
* entry[8].resource = vital-temperature
* entry[9].fullUrl = "https://doorstep.example/fhir/Observation/glucose"
* entry[9].resource = glucose
* entry[10].fullUrl = "https://doorstep.example/fhir/Observation/ecg"
* entry[10].resource = ecg
* entry[11].fullUrl = "https://doorstep.example/fhir/DocumentReference/ecg-tracing"
* entry[11].resource = ecg-tracing
* entry[12].fullUrl = "https://doorstep.example/fhir/Condition/condition-atrial-fibrillation"
* entry[12].resource = condition-atrial-fibrillation
* entry[13].fullUrl = "https://doorstep.example/fhir/Condition/condition-leg-ulcer"
* entry[13].resource = condition-leg-ulcer
* entry[14].fullUrl = "https://doorstep.example/fhir/MedicationDispense/dispense"
* entry[14].resource = dispense
* entry[15].fullUrl = "https://doorstep.example/fhir/AllergyIntolerance/no-known-allergies"
* entry[15].resource = no-known-allergies
* entry[16].fullUrl = "https://doorstep.example/fhir/Procedure/dressing"
* entry[16].resource = dressing
* entry[17].fullUrl = "https://doorstep.example/fhir/Observation/mobility"
* entry[17].resource = mobility
* entry[18].fullUrl = "https://doorstep.example/fhir/CarePlan/monthly-plan"
* entry[18].resource = monthly-plan
* entry[19].fullUrl = "https://doorstep.example/fhir/PractitionerRole/role-doctor"
* entry[19].resource = role-doctor
* entry[20].fullUrl = "https://doorstep.example/fhir/PractitionerRole/role-nurse"
* entry[20].resource = role-nurse
* entry[21].fullUrl = "https://doorstep.example/fhir/Practitioner/practitioner-doctor"
* entry[21].resource = practitioner-doctor
* entry[22].fullUrl = "https://doorstep.example/fhir/Practitioner/practitioner-nurse"
* entry[22].resource = practitioner-nurse
* entry[23].fullUrl = "https://doorstep.example/fhir/Organization/mobile-clinic-organisation"
* entry[23].resource = mobile-clinic-organisation
* entry[24].fullUrl = "https://doorstep.example/fhir/Organization/district-hospital"
* entry[24].resource = district-hospital
* entry[25].fullUrl = "https://doorstep.example/fhir/Location/village"
* entry[25].resource = village
* entry[26].fullUrl = "https://doorstep.example/fhir/Location/van-1"
* entry[26].resource = van-1
* entry[27].fullUrl = "https://doorstep.example/fhir/Location/functional-hospital"
* entry[27].resource = functional-hospital
* entry[28].fullUrl = "https://doorstep.example/fhir/Location/hromada"
* entry[28].resource = hromada
* entry[29].fullUrl = "https://doorstep.example/fhir/Location/oblast"
* entry[29].resource = oblast

Instance: evacuation-event
InstanceOf: DoorstepEvacuationEvent
Usage: #example
* groupIdentifier.system = "https://doorstep.health/sid/evacuation"
* groupIdentifier.value = "EVAC-2025-10-DUBRIVKA-1"
* status = #in-progress
* intent = #order
* priority = #stat
* executionPeriod.start = "2025-10-03T05:30:00+03:00"
* authoredOn = "2025-10-03T05:10:00+03:00"
* requester = Reference(mobile-clinic-organisation)
* owner = Reference(mobile-clinic-organisation)
* location = Reference(village)

RuleSet: ExampleEvacuation(number, patient, position, status)
* extension[transportNeeds].extension[position].valueCodeableConcept = DoorstepMobility#{position}
* identifier.system = "https://doorstep.health/sid/transfer"
* identifier.value = "{number}"
* requisition.system = "https://doorstep.health/sid/evacuation"
* requisition.value = "EVAC-2025-10-DUBRIVKA-1"
* status = #{status}
* intent = #order
* priority = #stat
* subject = Reference({patient})
* authoredOn = "2025-10-03T05:15:00+03:00"
* requester = Reference(role-doctor)
* locationReference = Reference(assembly-point)
* reasonCode = $icd10#Z65.5

RuleSet: ExampleEvacuationTask(request, patient, status, state)
* groupIdentifier.system = "https://doorstep.health/sid/evacuation"
* groupIdentifier.value = "EVAC-2025-10-DUBRIVKA-1"
* status = #{status}
* intent = #order
* priority = #stat
* businessStatus = DoorstepBusinessStatus#{state}
* code.coding[fulfil].code = #fulfill
* code.coding[kind].code = #transfer
* focus = Reference({request})
* for = Reference({patient})
* authoredOn = "2025-10-03T05:16:00+03:00"
* requester = Reference(mobile-clinic-organisation)
* owner = Reference(mobile-clinic-organisation)

Instance: evacuation-request-1
InstanceOf: DoorstepEvacuationRequest
Usage: #example
* insert ExampleEvacuation(EV-1, patient-displaced-uk, walks-aid, active)

Instance: evacuation-task-1
InstanceOf: DoorstepTransferTask
Usage: #example
* insert ExampleEvacuationTask(evacuation-request-1, patient-displaced-uk, in-progress, on-board)

Instance: evacuation-request-2
InstanceOf: DoorstepEvacuationRequest
Usage: #example
* insert ExampleEvacuation(EV-2, patient-elderly-uk, bedbound-sitting, revoked)

Instance: evacuation-task-2
InstanceOf: DoorstepTransferTask
Usage: #example
* insert ExampleEvacuationTask(evacuation-request-2, patient-elderly-uk, rejected, patient-refused)
* statusReason.text = "Відмовилася виїжджати"

Instance: batch-amlodipine
InstanceOf: DoorstepStockBatch
Usage: #example
* identifier.system = "https://doorstep.health/sid/batch"
* identifier.value = "AML-2408"
* code = $atc#C08CA01
* code.text = "Амлодипін 5 мг, таблетки"
* status = #active
* batch.lotNumber = "AML-2408"
* batch.expirationDate = "2027-02-28"

Instance: stock-amlodipine
InstanceOf: DoorstepStockLevel
Usage: #example
* status = #final
* code = DoorstepObs#stock-level
* subject = Reference(van-1)
* focus = Reference(batch-amlodipine)
* effectiveDateTime = "2025-08-12T08:00:00+03:00"
* performer = Reference(role-nurse)
* valueQuantity = 240 '{tbl}' "tablets"

Instance: dispense-from-van
InstanceOf: DoorstepMedicationDispense
Usage: #example
* extension[fromBatch].valueReference = Reference(batch-amlodipine)
* status = #completed
* medicationCodeableConcept.coding[atc] = $atc#C08CA01
* subject = Reference(patient-elderly-uk)
* context = Reference(home-visit-uk)
* performer.actor = Reference(role-nurse)
* location = Reference(van-1)
* quantity = 30 '{tbl}' "tablets"
* whenHandedOver = "2025-08-12T10:42:00+03:00"
