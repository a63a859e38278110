// Each of these breaks exactly the rule that bad-examples.json names for it.

Instance: bad-patient-no-name
InstanceOf: DoorstepPatient
Usage: #example
* identifier.system = "https://doorstep.health/sid/client"
* identifier.value = "BAD-1"
* gender = #male

Instance: bad-patient-hiv-id
InstanceOf: DoorstepPatient
Usage: #example
* identifier.system = "https://doorstep.health/sid/hiv-register"
* identifier.value = "7801-0077"
* name.text = "Иван Петров"
* gender = #male

Instance: bad-patient-hiv-label
InstanceOf: DoorstepPatient
Usage: #example
* meta.security = $act-code#HIV
* identifier.system = "https://doorstep.health/sid/client"
* identifier.value = "BAD-3"
* name.text = "Иван Петров"
* gender = #male

Instance: bad-role-nobody
InstanceOf: DoorstepPractitionerRole
Usage: #example
* active = true
* organization = Reference(mobile-clinic-organisation)
* code = DoorstepRole#doctor

Instance: bad-role-program-as-doctor
InstanceOf: DoorstepPractitionerRole
Usage: #example
* identifier.system = "https://doorstep.health/sid/account"
* identifier.value = "visit-app"
* organization = Reference(mobile-clinic-organisation)
* code[0] = DoorstepRole#system
* code[+] = DoorstepRole#doctor

Instance: bad-site-no-code
InstanceOf: DoorstepVisitSite
Usage: #example
* status = #active
* name = "Село без коду"
* type = DoorstepSiteType#village

RuleSet: BadVisit
* identifier.system = "https://doorstep.health/sid/visit"
* identifier.value = "BAD-VISIT"
* class = $act-code#HH
* type = DoorstepService#home-visit
* subject = Reference(patient-elderly-uk)
* participant.individual = Reference(role-nurse)
* period.start = "2025-08-12T10:00:00+03:00"
* serviceProvider = Reference(mobile-clinic-organisation)

Instance: bad-visit-finished-no-end
InstanceOf: DoorstepHomeVisit
Usage: #example
* insert BadVisit
* status = #finished
* location.location = Reference(village)

Instance: bad-visit-no-place
InstanceOf: DoorstepHomeVisit
Usage: #example
* insert BadVisit
* status = #in-progress

RuleSet: BadDressing
* status = #completed
* subject = Reference(patient-elderly-uk)
* encounter = Reference(home-visit-uk)

Instance: bad-dressing-no-time
InstanceOf: DoorstepDressing
Usage: #example
* insert BadDressing

RuleSet: BadEcg
* status = #final
* subject = Reference(patient-elderly-uk)
* encounter = Reference(home-visit-uk)
* effectiveDateTime = "2025-08-12T10:15:00+03:00"
* performer = Reference(role-doctor)

RuleSet: BadLead(index, code, period)
* component[{index}].code = $mdc#{code}
* component[{index}].valueSampledData.origin = 0 'uV' "uV"
* component[{index}].valueSampledData.period = {period}
* component[{index}].valueSampledData.dimensions = 1
* component[{index}].valueSampledData.data = "0 1 2 1 0"

Instance: bad-ecg-empty
InstanceOf: DoorstepEcg
Usage: #example
* insert BadEcg

Instance: bad-ecg-duplicate-lead
InstanceOf: DoorstepEcg
Usage: #example
* insert BadEcg
* insert BadLead(0, 131329, 2)
* insert BadLead(1, 131329, 2)
* component[1].code = urn:oid:2.16.840.1.113883.6.24#131329

Instance: bad-ecg-two-periods
InstanceOf: DoorstepEcg
Usage: #example
* insert BadEcg
* insert BadLead(0, 131329, 2)
* insert BadLead(1, 131330, 4)

Instance: bad-lab-empty
InstanceOf: DoorstepLabResult
Usage: #example
* status = #final
* code = $loinc#718-7
* subject = Reference(patient-elderly-uk)

Instance: bad-viral-load-unit
InstanceOf: DoorstepHivViralLoad
Usage: #example
* status = #final
* code = $loinc#20447-9
* subject = Reference(patient-hiv-ru)
* effectiveDateTime = "2025-08-12"
* valueQuantity = 1.6 '{Log_copies}/mL' "log copies/mL"

Instance: bad-cd4-unit
InstanceOf: DoorstepCd4
Usage: #example
* status = #final
* code = $loinc#8123-2
* subject = Reference(patient-hiv-ru)
* effectiveDateTime = "2025-08-12"
* valueQuantity = 186 '{cells}/uL' "cells/uL"

Instance: bad-hiv-condition-code
InstanceOf: DoorstepHivCondition
Usage: #example
* clinicalStatus = $condition-clinical#active
* code.coding[icd10].code = #I10
* subject = Reference(patient-elderly-uk)

RuleSet: BadDispense
* medicationCodeableConcept.coding[atc] = $atc#J05AR27
* subject = Reference(patient-hiv-ru)
* quantity = 90 '{tbl}' "таблетки"
* daysSupply = 90 'd' "days"

Instance: bad-art-no-proxy-consent
InstanceOf: DoorstepArtDispense
Usage: #example
* insert BadDispense
* status = #in-progress
* extension[collectedBy].valueReference = Reference(role-social-worker)

Instance: bad-art-no-hand-over
InstanceOf: DoorstepArtDispense
Usage: #example
* insert BadDispense
* status = #completed

RuleSet: BadTransfer
* identifier.system = "https://doorstep.health/sid/transfer"
* identifier.value = "BAD-TRANSFER"
* status = #active
* intent = #order
* priority = #urgent
* subject = Reference(patient-elderly-uk)
* authoredOn = "2025-08-12T10:45:00+03:00"
* requester = Reference(role-doctor)

Instance: bad-transfer-no-destination
InstanceOf: DoorstepTransferRequest
Usage: #example
* insert BadTransfer
* code = DoorstepService#transfer-consultation
* reasonCode = $icd10#I48

Instance: bad-transfer-no-reason
InstanceOf: DoorstepTransferRequest
Usage: #example
* insert BadTransfer
* code = DoorstepService#transfer-consultation
* performer = Reference(district-hospital)

Instance: bad-evac-no-requisition
InstanceOf: DoorstepEvacuationRequest
Usage: #example
* insert BadTransfer
* locationReference = Reference(assembly-point)
* reasonCode = $icd10#Z65.5

Instance: bad-task-rejected-no-reason
InstanceOf: DoorstepTransferTask
Usage: #example
* status = #rejected
* intent = #order
* businessStatus = DoorstepBusinessStatus#declined-no-capacity
* code.coding[fulfil].code = #fulfill
* focus = Reference(transfer-request)
* for = Reference(patient-elderly-uk)
* authoredOn = "2025-08-12T10:46:00+03:00"
* requester = Reference(role-doctor)
* owner = Reference(district-hospital)

RuleSet: BadSection(slice)
* section[{slice}].title = "{slice}"
* section[{slice}].text.status = #generated
* section[{slice}].text.div = "<div xmlns=\"http://www.w3.org/1999/xhtml\"><p>{slice}</p></div>"

Instance: bad-summary-empty-section
InstanceOf: DoorstepTransferSummary
Usage: #example
* identifier.system = "urn:ietf:rfc:3986"
* identifier.value = "urn:uuid:0b9d1b0e-6f57-4d8b-8c1f-0e7c5f2f0003"
* status = #final
* subject = Reference(patient-elderly-uk)
* date = "2025-08-12T11:00:00+03:00"
* author = Reference(role-doctor)
* title = "Transfer summary"
* confidentiality = #N
* custodian = Reference(mobile-clinic-organisation)
* insert BadSection(reason)
* insert BadSection(vitals)
* insert BadSection(results)
* insert BadSection(problems)
* insert BadSection(medicines)
* section[allergies].title = "allergies"
* section[allergies].entry = Reference(no-known-allergies)
* insert BadSection(function)
* insert BadSection(plan)

Instance: bad-provenance-nobody
InstanceOf: DoorstepProvenance
Usage: #example
* target = Reference(transfer-document)
* recorded = "2025-08-12T11:00:05+03:00"
* agent.who.type = "Practitioner"

Instance: bad-stock-no-number
InstanceOf: DoorstepStockLevel
Usage: #example
* status = #final
* code = DoorstepObs#stock-level
* subject = Reference(van-1)
* focus = Reference(batch-amlodipine)
* effectiveDateTime = "2025-08-12T18:00:00+03:00"
* valueQuantity.unit = "tablets"

Instance: bad-relative-hiv-label
InstanceOf: DoorstepRelatedPerson
Usage: #example
* meta.security = $act-code#HIV
* patient = Reference(patient-mother)
* relationship = $role-code#CHILD
* birthDate = "2021"

Instance: bad-unit-service-nowhere
InstanceOf: DoorstepMobileUnitService
Usage: #example
* active = true
* providedBy = Reference(mobile-clinic-organisation)
* type = DoorstepService#monthly-home-care

Instance: bad-trip-no-time
InstanceOf: DoorstepTripTask
Usage: #example
* groupIdentifier.value = "TRIP-BAD"
* status = #completed
* intent = #plan
* executionPeriod.start = "2025-08-12T08:00:00+03:00"
* owner = Reference(mobile-clinic-organisation)

Instance: bad-stop-alone
InstanceOf: DoorstepVisitAppointment
Usage: #example
* status = #booked
* serviceType = DoorstepService#monthly-home-care
* start = "2025-08-12T10:00:00+03:00"
* end = "2025-08-12T11:00:00+03:00"
* participant[0].actor = Reference(patient-elderly-uk)
* participant[=].status = #accepted

Instance: bad-stop-cancelled-no-reason
InstanceOf: DoorstepVisitAppointment
Usage: #example
* status = #cancelled
* serviceType = DoorstepService#monthly-home-care
* start = "2025-08-12T10:00:00+03:00"
* end = "2025-08-12T11:00:00+03:00"
* participant[0].actor = Reference(patient-elderly-uk)
* participant[=].status = #accepted
* participant[+].actor = Reference(van-1)
* participant[=].status = #accepted

Instance: bad-help-no-outcome
InstanceOf: DoorstepSocialHelpTask
Usage: #example
* status = #completed
* intent = #order
* for = Reference(patient-hiv-ru)

Instance: bad-session-no-attendance
InstanceOf: DoorstepGroupSession
Usage: #example
* status = #finished
* class = $act-code#AMB
* subject = Reference(support-group)
* period.start = "2025-08-22T18:00:00+03:00"
* period.end = "2025-08-22T20:00:00+03:00"
* serviceProvider = Reference(mothers-association)

Instance: bad-group-characteristic
InstanceOf: DoorstepSupportGroup
Usage: #example
* type = #person
* actual = true
* managingEntity = Reference(mothers-association)
* characteristic.code.text = "диагноз"
* characteristic.valueCodeableConcept = $icd10#Z21
* characteristic.exclude = false

Instance: bad-childcare-reason
InstanceOf: DoorstepChildcareRequest
Usage: #example
* extension[dependants].extension[count].valuePositiveInt = 1
* status = #active
* intent = #proposal
* subject = Reference(patient-mother)
* occurrencePeriod.start = "2025-08-21T09:00:00+03:00"
* reasonCode.text = "Приём в центре СПИД"

Instance: bad-childcare-label
InstanceOf: DoorstepChildcareRequest
Usage: #example
* meta.security = $act-code#HIV
* extension[dependants].extension[count].valuePositiveInt = 1
* status = #active
* intent = #proposal
* subject = Reference(patient-mother)
* occurrencePeriod.start = "2025-08-21T09:00:00+03:00"

Instance: bad-stay-no-disposition
InstanceOf: DoorstepHospitalStay
Usage: #example
* status = #finished
* class = $act-code#IMP
* type = DoorstepService#palliative-inpatient
* subject = Reference(patient-hiv-ru)
* period.start = "2025-09-01"
* period.end = "2025-09-24"
* serviceProvider = Reference(palliative-department)

Instance: bad-transport-nowhere
InstanceOf: DoorstepTransportEncounter
Usage: #example
* status = #finished
* class = $act-code#FLD
* type = DoorstepService#transfer-hospitalisation
* subject = Reference(patient-elderly-uk)
* basedOn = Reference(transfer-request)
* period.start = "2025-08-12T12:10:00+03:00"
* location.location = Reference(van-1)
* serviceProvider = Reference(mobile-clinic-organisation)

Instance: bad-exam-empty
InstanceOf: DoorstepExamFinding
Usage: #example
* status = #final
* code = $loinc#29545-1
* subject = Reference(patient-hiv-ru)

Instance: bad-karnofsky-off-scale
InstanceOf: DoorstepPalliativeAssessment
Usage: #example
* status = #final
* code = $loinc#89243-0
* subject = Reference(patient-hiv-ru)
* effectiveDateTime = "2025-08-12"
* valueQuantity = 45 '{score}' "score"

Instance: bad-depression-off-scale
InstanceOf: DoorstepPsychScore
Usage: #example
* status = #final
* code = $loinc#44261-6
* subject = Reference(patient-hiv-ru)
* effectiveDateTime = "2025-08-14"
* valueQuantity = 41 '{score}' "score"

Instance: bad-lab-report-empty
InstanceOf: DoorstepLabReport
Usage: #example
* status = #final
* code = $loinc#11502-2
* subject = Reference(patient-hiv-ru)

Instance: bad-social-need-code
InstanceOf: DoorstepSocialNeed
Usage: #example
* clinicalStatus = $condition-clinical#active
* code.coding[icd10].code = #I10
* subject = Reference(patient-hiv-ru)

Instance: bad-report-of-persons
InstanceOf: DoorstepMeasureReport
Usage: #example
* status = #complete
* type = #individual
* measure = "https://doorstep.health/fhir/Measure/doorstep-mds-daily"
* subject = Reference(patient-elderly-uk)
* period.start = "2025-08-12"
* period.end = "2025-08-12"
