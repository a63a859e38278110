// What the teams do between visits: planning, calls, help, groups, stays, stock. All people, places and numbers are invented.

Instance: raion
InstanceOf: DoorstepAdminArea
Usage: #example
* identifier[pcode].value = "UA6399"
* status = #active
* name = "Дубрівський район"
* type = DoorstepSiteType#admin-area
* physicalType = $physical-type#jdn
* partOf = Reference(oblast)

Instance: social-centre
InstanceOf: DoorstepOrganization
Usage: #example
* insert ExampleOrganization(social-centre, govt, [[Центр социальной помощи семье и детям]])
* type[1] = DoorstepOrganizationType#social-services
* alias[0] = "Social centre for families and children"

Instance: palliative-department
InstanceOf: DoorstepOrganization
Usage: #example
* insert ExampleOrganization(palliative-department, dept, [[Паллиативное отделение]])
* type[1] = DoorstepOrganizationType#department
* alias[0] = "Palliative department"

Instance: partner-organisation
InstanceOf: DoorstepOrganization
Usage: #example
* insert ExampleOrganization(partner-organisation, other, [[Partenaire solidaire]])
* type[1] = DoorstepOrganizationType#funder

Instance: health-cluster
InstanceOf: DoorstepOrganization
Usage: #example
* insert ExampleOrganization(health-cluster, other, [[Health Cluster]])
* type[1] = DoorstepOrganizationType#cluster

Instance: affiliation-partner
InstanceOf: OrganizationAffiliation
Usage: #example
* active = true
* organization = Reference(mobile-clinic-organisation)
* participatingOrganization = Reference(partner-organisation)
* code = DoorstepOrganizationType#funder
* period.start = "2025-01-01"

Instance: affiliation-aids-centre
InstanceOf: OrganizationAffiliation
Usage: #example
* meta.security = $confidentiality#R
* active = true
* organization = Reference(aids-centre)
* participatingOrganization = Reference(home-care-foundation)
* code = DoorstepOrganizationType#ngo

Instance: social-centre-site
InstanceOf: DoorstepVisitSite
Usage: #example
* status = #active
* name = "Зал социального центра"
* type = DoorstepSiteType#social-centre
* managingOrganization = Reference(social-centre)

Instance: related-child
InstanceOf: DoorstepRelatedPerson
Usage: #example
* active = true
* patient = Reference(patient-mother)
* relationship = $role-code#CHILD
* name.text = "Миша"
* birthDate = "2021"

Instance: practitioner-driver
InstanceOf: DoorstepPractitioner
Usage: #example
* identifier.system = "https://doorstep.health/sid/staff"
* identifier.value = "S-013"
* name.family = "Кравець"
* name.given = "Тарас"
* qualification[0].code = DoorstepQualification#first-aid
* qualification[=].period.start = "2025-03-10"
* qualification[=].period.end = "2027-03-09"
* qualification[=].issuer.display = "Школа першої допомоги"
* qualification[+].code = DoorstepQualification#mine-risk-education
* qualification[=].period.start = "2025-04-02"
* qualification[=].period.end = "2026-04-01"

Instance: role-driver
InstanceOf: DoorstepPractitionerRole
Usage: #example
* insert ExampleRole(practitioner-driver, mobile-clinic-organisation, driver)

Instance: mobile-unit-service
InstanceOf: DoorstepMobileUnitService
Usage: #example
* active = true
* providedBy = Reference(mobile-clinic-organisation)
* type = DoorstepService#monthly-home-care
* location = Reference(van-1)
* name = "Мобільна бригада 1, допомога вдома"
* coverageArea = Reference(hromada)
* availableTime.daysOfWeek[0] = #mon
* availableTime.daysOfWeek[+] = #tue
* availableTime.daysOfWeek[+] = #wed
* availableTime.daysOfWeek[+] = #thu
* availableTime.daysOfWeek[+] = #fri
* availableTime.daysOfWeek[+] = #sat
* availableTime.availableStartTime = "08:00:00"
* availableTime.availableEndTime = "17:00:00"

Instance: hotline-service
InstanceOf: HealthcareService
Usage: #example
* active = true
* providedBy = Reference(home-care-foundation)
* type = DoorstepService#hotline-call
* name = "Горячая линия"
* telecom.system = #phone
* telecom.value = "+7 812 000-00-02"
* availableTime.allDay = true

Instance: van-schedule
InstanceOf: Schedule
Usage: #example
* active = true
* serviceType = DoorstepService#monthly-home-care
* actor = Reference(van-1)
* planningHorizon.start = "2025-08-11"
* planningHorizon.end = "2025-08-16"

Instance: van-slot
InstanceOf: Slot
Usage: #example
* schedule = Reference(van-schedule)
* status = #busy
* start = "2025-08-12T10:00:00+03:00"
* end = "2025-08-12T11:00:00+03:00"

Instance: trip
InstanceOf: DoorstepTripTask
Usage: #example
* groupIdentifier.system = "https://doorstep.health/sid/trip"
* groupIdentifier.value = "TRIP-2025-08-12-VAN1"
* status = #completed
* intent = #plan
* executionPeriod.start = "2025-08-12T08:00:00+03:00"
* executionPeriod.end = "2025-08-12T16:30:00+03:00"
* owner = Reference(mobile-clinic-organisation)
* location = Reference(van-1)

Instance: trip-cancelled
InstanceOf: DoorstepTripTask
Usage: #example
* groupIdentifier.system = "https://doorstep.health/sid/trip"
* groupIdentifier.value = "TRIP-2025-08-13-VAN1"
* status = #cancelled
* statusReason = DoorstepTripReason#security
* intent = #plan
* executionPeriod.start = "2025-08-13T08:00:00+03:00"
* owner = Reference(mobile-clinic-organisation)
* location = Reference(van-1)

Instance: visit-appointment
InstanceOf: DoorstepVisitAppointment
Usage: #example
* identifier.system = "https://doorstep.health/sid/appointment"
* identifier.value = "TRIP-2025-08-12-VAN1-1"
* status = #fulfilled
* serviceType = DoorstepService#monthly-home-care
* start = "2025-08-12T10:00:00+03:00"
* end = "2025-08-12T11:00:00+03:00"
* slot = Reference(van-slot)
* participant[0].actor = Reference(patient-elderly-uk)
* participant[=].status = #accepted
* participant[+].actor = Reference(van-1)
* participant[=].status = #accepted

Instance: flag-mined-road
InstanceOf: DoorstepSafetyFlag
Usage: #example
* meta.security = $act-code#LOCIS
* status = #active
* code = DoorstepAccessFlag#mined-road
* code.text = "Дорога через ліс замінована, їхати об'їздом"
* subject = Reference(village)
* period.start = "2025-06-01"

Instance: flag-dog
InstanceOf: DoorstepSafetyFlag
Usage: #example
* status = #active
* code = DoorstepAccessFlag#dog
* subject = Reference(patient-elderly-uk)

Instance: task-hotline-triage
InstanceOf: DoorstepTeamTask
Usage: #example
* status = #completed
* intent = #order
* code = DoorstepTask#hotline-triage
* focus = Reference(hotline-request)
* for = Reference(patient-anon-hotline)
* authoredOn = "2025-08-04T09:21:00+03:00"
* owner = Reference(home-care-foundation)
* output.type = DoorstepTask#hotline-triage
* output.valueCodeableConcept = DoorstepEligibilityOutcome#eligible

Instance: task-result-review
InstanceOf: DoorstepTeamTask
Usage: #example
* meta.security[0] = $act-code#HIV
* meta.security[+] = $confidentiality#R
* status = #requested
* intent = #order
* code = DoorstepTask#result-review
* focus = Reference(cd4)
* for = Reference(patient-hiv-ru)
* authoredOn = "2025-08-15T08:00:00+03:00"
* owner = Reference(role-infectious-disease-doctor)
* restriction.period.end = "2025-08-18"

Instance: task-medicine-delivery
InstanceOf: DoorstepTeamTask
Usage: #example
* status = #on-hold
* statusReason = DoorstepTaskReason#authorisation-withdrawn
* intent = #order
* code = DoorstepTask#medicine-delivery
* focus = Reference(art-dispense)
* for = Reference(patient-hiv-ru)
* authoredOn = "2025-08-11T16:00:00+03:00"
* owner = Reference(role-social-worker)

Instance: task-follow-up
InstanceOf: DoorstepTeamTask
Usage: #example
* meta.security[0] = $act-code#HIV
* meta.security[+] = $confidentiality#R
* status = #completed
* intent = #order
* code = DoorstepTask#follow-up
* reasonCode = DoorstepFollowUpReason#missed-medicine
* for = Reference(patient-mother)
* authoredOn = "2025-08-26"
* owner = Reference(role-peer-counsellor)
* output.type = DoorstepTask#follow-up
* output.valueCodeableConcept = DoorstepFollowUpOutcome#reached

Instance: trip-ru
InstanceOf: DoorstepTripTask
Usage: #example
* groupIdentifier.system = "https://doorstep.health/sid/trip"
* groupIdentifier.value = "SPB-2025-08-12"
* status = #completed
* intent = #plan
* executionPeriod.start = "2025-08-12T12:00:00+03:00"
* executionPeriod.end = "2025-08-12T18:00:00+03:00"
* owner = Reference(home-care-foundation)

Instance: exam-lungs
InstanceOf: DoorstepExamFinding
Usage: #example
* status = #final
* code = $loinc#29545-1
* subject = Reference(patient-hiv-ru)
* encounter = Reference(home-visit-ru)
* effectiveDateTime = "2025-08-12T14:15:00+03:00"
* performer = Reference(role-infectious-disease-doctor)
* valueString = "Дыхание жёсткое, хрипов нет. Пролежней нет."

Instance: hiv-stage
InstanceOf: DoorstepHivStage
Usage: #example
* meta.security[0] = $act-code#HIV
* meta.security[+] = $confidentiality#R
* status = #final
* subject = Reference(patient-hiv-ru)
* encounter = Reference(home-visit-ru)
* effectiveDateTime = "2025-08-12T14:20:00+03:00"
* performer = Reference(role-infectious-disease-doctor)
* valueCodeableConcept = DoorstepHivStageCode#stage-4

Instance: arv-adherence
InstanceOf: DoorstepArvAdherence
Usage: #example
* meta.security[0] = $act-code#HIV
* meta.security[+] = $confidentiality#R
* status = #final
* subject = Reference(patient-hiv-ru)
* encounter = Reference(home-visit-ru)
* effectiveDateTime = "2025-08-12T14:22:00+03:00"
* performer = Reference(role-social-worker)
* valueCodeableConcept = DoorstepAdherence#good

Instance: karnofsky
InstanceOf: DoorstepPalliativeAssessment
Usage: #example
* status = #final
* code = $loinc#89243-0
* subject = Reference(patient-hiv-ru)
* encounter = Reference(home-visit-ru)
* effectiveDateTime = "2025-08-12T14:25:00+03:00"
* performer = Reference(role-infectious-disease-doctor)
* valueQuantity = 40 '{score}' "score"

Instance: symptom-burden
InstanceOf: DoorstepPalliativeAssessment
Usage: #example
* status = #final
* code = DoorstepObs#symptom-burden
* subject = Reference(patient-hiv-ru)
* encounter = Reference(home-visit-ru)
* effectiveDateTime = "2025-08-12T14:26:00+03:00"
* valueQuantity = 31 '{score}' "score"
* component[0].code = DoorstepObs#esas-pain
* component[=].valueQuantity = 6 '{score}' "score"
* component[+].code = DoorstepObs#esas-tiredness
* component[=].valueQuantity = 8 '{score}' "score"

Instance: depression-score
InstanceOf: DoorstepPsychScore
Usage: #example
* meta.security[0] = $act-code#MH
* meta.security[+] = $confidentiality#V
* status = #final
* category = $observation-category#survey
* code = $loinc#44261-6
* subject = Reference(patient-hiv-ru)
* encounter = Reference(psychologist-contact)
* effectiveDateTime = "2025-08-14T12:30:00+03:00"
* performer = Reference(role-psychologist)
* valueQuantity = 14 '{score}' "score"

Instance: lab-report
InstanceOf: DoorstepLabReport
Usage: #example
* meta.security[0] = $act-code#HIV
* meta.security[+] = $confidentiality#R
* identifier.system = "https://doorstep.health/sid/order"
* identifier.value = "LAB-2025-0812-1-R"
* basedOn = Reference(lab-order)
* status = #final
* code = $loinc#11502-2
* subject = Reference(patient-hiv-ru)
* effectiveDateTime = "2025-08-12T14:35:00+03:00"
* issued = "2025-08-15T08:00:00+03:00"
* performer = Reference(aids-centre)
* specimen = Reference(specimen-blood)
* result[0] = Reference(viral-load)
* result[+] = Reference(cd4)

Instance: social-need
InstanceOf: DoorstepSocialNeed
Usage: #example
* clinicalStatus = $condition-clinical#active
* code.coding[icd10].code = #Z59.6
* code.text = "Нет документов для оформления пенсии"
* subject = Reference(patient-hiv-ru)
* recordedDate = "2025-08-12"

Instance: social-help-request
InstanceOf: ServiceRequest
Usage: #example
* status = #active
* intent = #order
* code = DoorstepService#social-help
* subject = Reference(patient-hiv-ru)
* authoredOn = "2025-08-12"
* requester = Reference(role-social-worker)
* reasonReference = Reference(social-need)

Instance: social-help-task
InstanceOf: DoorstepSocialHelpTask
Usage: #example
* status = #completed
* intent = #order
* focus = Reference(social-help-request)
* for = Reference(patient-hiv-ru)
* authoredOn = "2025-08-12"
* owner = Reference(role-social-worker)
* output.type = DoorstepTask#social-help
* output.valueCodeableConcept = DoorstepTaskOutcome#document-obtained

Instance: art-statement
InstanceOf: DoorstepArtStatement
Usage: #example
* meta.security[0] = $act-code#HIV
* meta.security[+] = $confidentiality#R
* status = #active
* medicationCodeableConcept.coding[atc] = $atc#J05AR27 "lamivudine, tenofovir disoproxil and dolutegravir"
* subject = Reference(patient-hiv-ru)
* effectivePeriod.start = "2022-02-01"
* dateAsserted = "2025-08-12"

Instance: episode-palliative
InstanceOf: DoorstepEpisode
Usage: #example
* status = #active
* type = DoorstepEpisodeType#palliative
* patient = Reference(patient-hiv-ru)
* managingOrganization = Reference(home-care-foundation)
* period.start = "2025-08-05"

Instance: palliative-stay
InstanceOf: DoorstepHospitalStay
Usage: #example
* status = #finished
* class = $act-code#IMP
* type = DoorstepService#palliative-inpatient
* subject = Reference(patient-hiv-ru)
* episodeOfCare = Reference(episode-palliative)
* period.start = "2025-09-01"
* period.end = "2025-09-24"
* hospitalization.dischargeDisposition = $discharge#home
* serviceProvider = Reference(palliative-department)

Instance: task-first-home-visit
InstanceOf: DoorstepTeamTask
Usage: #example
* status = #requested
* intent = #order
* code = DoorstepTask#first-home-visit
* focus = Reference(palliative-stay)
* for = Reference(patient-hiv-ru)
* authoredOn = "2025-09-24"
* owner = Reference(home-care-foundation)
* restriction.period.end = "2025-10-01"

Instance: childcare-request
InstanceOf: DoorstepChildcareRequest
Usage: #example
* extension[dependants].extension[count].valuePositiveInt = 2
* extension[dependants].extension[ageBand][0].valueCodeableConcept = DoorstepAgeBand#3-6
* extension[dependants].extension[ageBand][1].valueCodeableConcept = DoorstepAgeBand#7-13
* identifier.system = "https://doorstep.health/sid/order"
* identifier.value = "CC-2025-0821-1"
* status = #active
* intent = #proposal
* subject = Reference(patient-mother)
* occurrencePeriod.start = "2025-08-21T09:00:00+03:00"
* occurrencePeriod.end = "2025-08-21T13:00:00+03:00"
* authoredOn = "2025-08-18"
* locationReference = Reference(social-centre-site)

Instance: appointment-of-mother
InstanceOf: Appointment
Usage: #example
* meta.security = $confidentiality#R
* status = #booked
* start = "2025-08-21T10:00:00+03:00"
* end = "2025-08-21T10:30:00+03:00"
* basedOn = Reference(childcare-request)
* participant[0].actor = Reference(patient-mother)
* participant[=].status = #accepted
* participant[+].actor = Reference(aids-centre-site)
* participant[=].status = #accepted

Instance: aids-centre-site
InstanceOf: DoorstepVisitSite
Usage: #example
* status = #active
* name = "Поликлиника центра"
* type = DoorstepSiteType#aids-centre
* managingOrganization = Reference(aids-centre)

Instance: childcare-appointment
InstanceOf: DoorstepVisitAppointment
Usage: #example
* identifier.system = "https://doorstep.health/sid/appointment"
* identifier.value = "CC-2025-0821-1"
* status = #booked
* serviceType = DoorstepService#childcare
* start = "2025-08-21T09:00:00+03:00"
* end = "2025-08-21T13:00:00+03:00"
* basedOn = Reference(childcare-request)
* participant[0].actor = Reference(patient-mother)
* participant[=].status = #accepted
* participant[+].actor = Reference(practitioner-peer-counsellor)
* participant[=].status = #accepted

Instance: support-group
InstanceOf: DoorstepSupportGroup
Usage: #example
* identifier.system = "https://doorstep.health/sid/group"
* identifier.value = "G-03"
* active = true
* type = #person
* actual = true
* name = "Клуб «Близкий круг»"
* managingEntity = Reference(mothers-association)

Instance: group-session
InstanceOf: DoorstepGroupSession
Usage: #example
* extension[attendance].valueUnsignedInt = 11
* status = #finished
* class = $act-code#AMB
* subject = Reference(support-group)
* participant.individual = Reference(role-psychologist)
* period.start = "2025-08-22T18:00:00+03:00"
* period.end = "2025-08-22T20:00:00+03:00"
* location.location = Reference(social-centre-site)
* serviceProvider = Reference(mothers-association)

Instance: transport
InstanceOf: DoorstepTransportEncounter
Usage: #example
* status = #finished
* class = $act-code#FLD
* type = DoorstepService#transfer-hospitalisation
* subject = Reference(patient-elderly-uk)
* basedOn = Reference(transfer-request)
* participant.individual = Reference(role-nurse)
* period.start = "2025-08-12T12:10:00+03:00"
* period.end = "2025-08-12T13:05:00+03:00"
* hospitalization.destination = Reference(functional-hospital)
* location[0].location = Reference(village)
* location[+].location = Reference(van-1)
* location[+].location = Reference(functional-hospital)
* serviceProvider = Reference(mobile-clinic-organisation)

Instance: patient-chair-uk
InstanceOf: DoorstepPatient
Usage: #example
* extension[residence].valueReference = Reference(village)
* identifier.system = "https://doorstep.health/sid/client"
* identifier.value = "UK-000311"
* name.text = "Степан Гончар"
* gender = #male
* birthDate = "1955"

Instance: evacuation-request-3
InstanceOf: DoorstepEvacuationRequest
Usage: #example
* insert ExampleEvacuation(EV-3, patient-chair-uk, wheelchair, active)

Instance: evacuation-task-3
InstanceOf: DoorstepTransferTask
Usage: #example
* insert ExampleEvacuationTask(evacuation-request-3, patient-chair-uk, in-progress, at-assembly-point)

Instance: mds-report
InstanceOf: DoorstepMeasureReport
Usage: #example
* identifier.system = "https://doorstep.health/sid/report"
* identifier.value = "MDS-2025-08-12-VAN1"
* status = #complete
* type = #summary
* measure = "https://doorstep.health/fhir/Measure/doorstep-mds-daily"
* date = "2025-08-12T18:00:00+03:00"
* reporter = Reference(mobile-clinic-organisation)
* period.start = "2025-08-12"
* period.end = "2025-08-12"
* group[0].code = DoorstepMdsItem#other-diagnosis
* group[=].population.code = $measure-population#initial-population
* group[=].population.count = 14
* group[+].code = DoorstepMdsItem#referral
* group[=].population.code = $measure-population#initial-population
* group[=].population.count = 1

Instance: coverage-report
InstanceOf: DoorstepMeasureReport
Usage: #example
Title: "Figures of a month"
Description: "Consultations of a month by age and sex, and the share of declined transfers."
* status = #complete
* type = #summary
* measure = "https://doorstep.health/fhir/Measure/doorstep-coverage"
* date = "2025-09-01T08:00:00+03:00"
* reporter = Reference(mobile-clinic-organisation)
* period.start = "2025-08-01"
* period.end = "2025-08-31"
* group[0].code = DoorstepIndicator#consultations
* group[0].stratifier.stratum.component[0].code.text = "age"
* group[0].stratifier.stratum.component[0].value.text = "65+"
* group[0].stratifier.stratum.component[1].code.text = "sex"
* group[0].stratifier.stratum.component[1].value.text = "female"
* group[0].stratifier.stratum.population.code = $measure-population#initial-population
* group[0].stratifier.stratum.population.count = 27
* group[1].code = DoorstepIndicator#transfers-declined
* group[1].population[0].code = $measure-population#denominator
* group[1].population[0].count = 14
* group[1].population[1].code = $measure-population#numerator
* group[1].population[1].count = 2

// Notes of a psychologist: never part of a summary, seen only inside the organisation.
Instance: psychologist-notes
InstanceOf: DocumentReference
Usage: #example
* meta.security[0] = $act-code#PSYTHPN
* meta.security[+] = $confidentiality#V
* meta.security[+] = DoorstepSecurityPolicy#not-in-summary
* status = #current
* type.text = "Записи психолога"
* subject = Reference(patient-hiv-ru)
* content.attachment.contentType = #text/plain
* content.attachment.title = "Встреча 14.08.2025"

Instance: visit-with-mds-item
InstanceOf: DoorstepHomeVisit
Usage: #example
* extension.url = "https://doorstep.health/fhir/StructureDefinition/doorstep-mds-item"
* extension.valueCoding = DoorstepMdsItem#indirectly-related
* identifier.system = "https://doorstep.health/sid/visit"
* identifier.value = "VAN1-2025-08-12-02"
* status = #in-progress
* class = $act-code#FLD
* type = DoorstepService#collective-centre-clinic
* subject = Reference(patient-displaced-uk)
* participant.individual = Reference(role-doctor)
* period.start = "2025-08-12T12:00:00+03:00"
* location.location = Reference(collective-centre)
* serviceProvider = Reference(mobile-clinic-organisation)
