// The home team: from a call to antiretroviral medicine brought by a social worker.

Instance: hotline-request
InstanceOf: DoorstepHotlineRequest
Usage: #example
* identifier.system = "https://doorstep.health/sid/order"
* identifier.value = "HL-2025-0314"
* status = #active
* intent = #proposal
* subject = Reference(patient-anon-hotline)
* authoredOn = "2025-08-04T09:20:00+03:00"
* requester.display = "Сестра больного"
* note.text = "Не встаёт с постели вторую неделю, просит врача на дом."

Instance: eligibility
InstanceOf: DoorstepEligibility
Usage: #example
* meta.security[0] = $act-code#HIV
* meta.security[+] = $confidentiality#R
* status = #final
* subject = Reference(patient-hiv-ru)
* effectiveDateTime = "2025-08-05T11:00:00+03:00"
* performer = Reference(role-social-worker)
* valueCodeableConcept = DoorstepEligibilityOutcome#eligible
* component[0].code = DoorstepCriterion#advanced-hiv
* component[0].valueBoolean = true
* component[1].code = DoorstepCriterion#reduced-mobility
* component[1].valueBoolean = true
* component[2].code = DoorstepCriterion#no-transport
* component[2].valueBoolean = false

Instance: episode-hiv-care
InstanceOf: DoorstepEpisode
Usage: #example
* meta.security[0] = $act-code#HIV
* meta.security[+] = $confidentiality#R
* identifier[hivRegister].value = "7801-0045"
* status = #active
* type = DoorstepEpisodeType#hiv-care
* patient = Reference(patient-hiv-ru)
* managingOrganization = Reference(aids-centre)
* period.start = "2019-04-01"

Instance: hiv-condition
InstanceOf: DoorstepHivCondition
Usage: #example
* meta.security[0] = $act-code#HIV
* meta.security[+] = $confidentiality#R
* clinicalStatus = $condition-clinical#active
* verificationStatus = $condition-verification#confirmed
* code.coding[icd10].code = #B20.7
* code.text = "Болезнь, вызванная ВИЧ, с множественными инфекциями"
* subject = Reference(patient-hiv-ru)
* recordedDate = "2019-04-01"

Instance: home-visit-ru
InstanceOf: DoorstepHomeVisit
Usage: #example
* identifier.system = "https://doorstep.health/sid/visit"
* identifier.value = "SPB-2025-08-12-03"
* status = #finished
* class = $act-code#HH
* type = DoorstepService#home-visit
* subject = Reference(patient-hiv-ru)
* participant[0].individual = Reference(role-infectious-disease-doctor)
* participant[+].individual = Reference(role-social-worker)
* period.start = "2025-08-12T14:00:00+03:00"
* period.end = "2025-08-12T14:50:00+03:00"
* location.location.display = "На дому"
* serviceProvider = Reference(home-care-foundation)

Instance: decision-planned
InstanceOf: DoorstepHospitalisationDecision
Usage: #example
* status = #final
* subject = Reference(patient-hiv-ru)
* encounter = Reference(home-visit-ru)
* effectiveDateTime = "2025-08-12T14:40:00+03:00"
* performer = Reference(role-infectious-disease-doctor)
* valueCodeableConcept = DoorstepDecision#planned
* note.text = "Плановая госпитализация в паллиативное отделение."

Instance: lab-order
InstanceOf: DoorstepLabOrder
Usage: #example
* meta.security[0] = $act-code#HIV
* meta.security[+] = $confidentiality#R
* identifier.system = "https://doorstep.health/sid/order"
* identifier.value = "LAB-2025-0812-1"
* status = #active
* intent = #order
* code = $loinc#20447-9
* subject = Reference(patient-hiv-ru)
* encounter = Reference(home-visit-ru)
* authoredOn = "2025-08-12T14:30:00+03:00"
* requester = Reference(role-infectious-disease-doctor)
* performerType = DoorstepRole#nurse
* specimen = Reference(specimen-blood)

Instance: specimen-blood
InstanceOf: DoorstepSpecimen
Usage: #example
* accessionIdentifier.system = "https://doorstep.health/sid/specimen"
* accessionIdentifier.value = "0781200451"
* status = #available
* type = $specimen-type#BLD
* subject = Reference(patient-hiv-ru)
* request = Reference(lab-order)
* collection.collector.display = "Медсестра Ольга Панова"
* collection.collectedDateTime = "2025-08-12T14:35:00+03:00"

Instance: viral-load
InstanceOf: DoorstepHivViralLoad
Usage: #example
* meta.security[0] = $act-code#HIV
* meta.security[+] = $confidentiality#R
* status = #final
* code = $loinc#20447-9
* subject = Reference(patient-hiv-ru)
* effectiveDateTime = "2025-08-12T14:35:00+03:00"
* performer = Reference(aids-centre)
* valueQuantity.value = 40
* valueQuantity.comparator = #<
* valueQuantity.unit = "copies/mL"
* valueQuantity.system = $ucum
* valueQuantity.code = #{copies}/mL
* basedOn = Reference(lab-order)
* specimen = Reference(specimen-blood)

Instance: viral-load-not-detected
InstanceOf: DoorstepHivViralLoad
Usage: #example
* status = #final
* code = $loinc#20447-9
* subject = Reference(patient-mother)
* effectiveDateTime = "2025-07-01"
* interpretation = $interpretation#ND

Instance: cd4
InstanceOf: DoorstepCd4
Usage: #example
* meta.security[0] = $act-code#HIV
* meta.security[+] = $confidentiality#R
* status = #final
* code = $loinc#24467-3
* subject = Reference(patient-hiv-ru)
* effectiveDateTime = "2025-08-12T14:35:00+03:00"
* valueQuantity = 186 '{cells}/uL' "cells/uL"
* basedOn = Reference(lab-order)
* specimen = Reference(specimen-blood)

Instance: proxy-consent
InstanceOf: DoorstepProxyConsent
Usage: #example
* identifier.system = "https://doorstep.health/sid/consent"
* identifier.value = "PC-0045"
* status = #active
* category[0] = DoorstepConsentCategory#medicine-by-proxy
* category[+] = $loinc#59284-0
* patient = Reference(patient-hiv-ru)
* dateTime = "2025-06-01"
* policyRule = $act-code#OPTIN
* provision.type = #permit
* provision.period.start = "2025-06-01"
* provision.period.end = "2026-05-31"
* provision.actor.role = $role-code#POWATT
* provision.actor.reference = Reference(role-social-worker)
* provision.class = $resource-types#MedicationDispense

Instance: prescription
InstanceOf: DoorstepMedicationRequest
Usage: #example
* meta.security[0] = $act-code#HIV
* meta.security[+] = $confidentiality#R
* status = #active
* intent = #order
* medicationCodeableConcept.coding[atc] = $atc#J05AR27 "lamivudine, tenofovir disoproxil and dolutegravir"
* subject = Reference(patient-hiv-ru)
* authoredOn = "2025-08-01"
* requester = Reference(role-infectious-disease-doctor)
* dosageInstruction.text = "1 таблетка один раз в день"

Instance: art-dispense
InstanceOf: DoorstepArtDispense
Usage: #example
* meta.security[0] = $act-code#HIV
* meta.security[+] = $confidentiality#R
* extension[collectedBy].valueReference = Reference(role-social-worker)
* extension[proxyAuthorisation].valueReference = Reference(proxy-consent)
* extension[supplyEnd].valueDate = "2025-11-10"
* identifier.system = "https://doorstep.health/sid/dispense"
* identifier.value = "D-2025-0812-1"
* status = #completed
* medicationCodeableConcept.coding[atc] = $atc#J05AR27 "lamivudine, tenofovir disoproxil and dolutegravir"
* subject = Reference(patient-hiv-ru)
* context = Reference(home-visit-ru)
* authorizingPrescription = Reference(prescription)
* quantity = 90 '{tbl}' "таблетки"
* daysSupply = 90 'd' "days"
* whenPrepared = "2025-08-11T16:00:00+03:00"
* whenHandedOver = "2025-08-12T14:45:00+03:00"
* receiver = Reference(patient-hiv-ru)

Instance: psychologist-contact
InstanceOf: DoorstepSupportContact
Usage: #example
* meta.security[0] = $act-code#MH
* meta.security[+] = $confidentiality#V
* status = #finished
* class = $act-code#HH
* type = DoorstepService#psychological-support
* subject = Reference(patient-hiv-ru)
* participant.individual = Reference(role-psychologist)
* period.start = "2025-08-14T12:00:00+03:00"
* period.end = "2025-08-14T13:00:00+03:00"
* serviceProvider = Reference(home-care-foundation)

Instance: peer-contact
InstanceOf: DoorstepSupportContact
Usage: #example
* meta.security[0] = $act-code#HIV
* meta.security[+] = $confidentiality#R
* status = #finished
* class = $act-code#AMB
* type = DoorstepService#peer-counselling
* subject = Reference(patient-mother)
* participant.individual = Reference(role-peer-counsellor)
* period.start = "2025-08-20T17:00:00+03:00"
* period.end = "2025-08-20T18:30:00+03:00"
* serviceProvider = Reference(mothers-association)

Instance: post-treatment-plan
InstanceOf: DoorstepCarePlan
Usage: #example
* extension[nextVisitDue].valueDate = "2025-10-02"
* status = #active
* intent = #plan
* category = DoorstepService#post-treatment-support
* subject = Reference(patient-hiv-ru)
* period.start = "2025-09-25"
* activity.detail.status = #scheduled
* activity.detail.code = DoorstepService#home-visit
* activity.detail.scheduledTiming.repeat.frequency = 2
* activity.detail.scheduledTiming.repeat.period = 1
* activity.detail.scheduledTiming.repeat.periodUnit = #mo
