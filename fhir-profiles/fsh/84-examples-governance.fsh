// Care teams, consents, provenance and audit.

Instance: care-team
InstanceOf: DoorstepCareTeam
Usage: #example
* status = #active
* subject = Reference(patient-hiv-ru)
* period.start = "2025-08-05"
* participant[0].role = DoorstepRole#infectious-disease-doctor
* participant[=].member = Reference(role-infectious-disease-doctor)
* participant[=].period.start = "2025-08-05"
* participant[+].role = DoorstepRole#social-worker
* participant[=].member = Reference(role-social-worker)
* participant[=].period.start = "2025-08-05"
* participant[+].role = DoorstepRole#psychologist
* participant[=].member = Reference(role-psychologist)
* participant[=].period.start = "2025-08-14"
* participant[=].period.end = "2025-11-14"
* managingOrganization = Reference(home-care-foundation)

Instance: care-team-of-an-organisation
InstanceOf: DoorstepCareTeam
Usage: #example
* status = #active
* subject = Reference(patient-elderly-uk)
* participant[0].role = DoorstepRole#doctor
* participant[=].member = Reference(practitioner-doctor)
* participant[+].role = DoorstepRole#system
* participant[=].member = Reference(mobile-clinic-organisation)
* participant[=].period.start = "2025-08-01"
* managingOrganization = Reference(mobile-clinic-organisation)

Instance: disclosure-consent
InstanceOf: DoorstepDisclosureConsent
Usage: #example
* identifier.system = "https://doorstep.health/sid/consent"
* identifier.value = "DC-0045"
* status = #active
* category[0] = DoorstepConsentCategory#disclosure
* category[+] = $loinc#59284-0
* patient = Reference(patient-hiv-ru)
* dateTime = "2025-08-12"
* policyRule = $act-code#OPTIN
* provision.type = #permit
* provision.period.start = "2025-08-12"
* provision.period.end = "2026-08-11"
* provision.actor.role = $participation#IRCP
* provision.actor.reference = Reference(aids-centre)
* provision.securityLabel = $act-code#HIV
* provision.purpose = $act-reason#TREAT
* provision.provision.type = #deny
* provision.provision.securityLabel = $act-code#PSYTHPN

Instance: disclosure-denied
InstanceOf: DoorstepDisclosureConsent
Usage: #example
* status = #active
* category = DoorstepConsentCategory#disclosure
* patient = Reference(patient-mother)
* dateTime = "2025-08-20"
* policyRule = $act-code#OPTOUT
* provision.type = #deny
* provision.actor.role = $participation#IRCP
* provision.actor.reference = Reference(district-hospital)

Instance: disclosure-limited
InstanceOf: DoorstepDisclosureConsent
Usage: #example
* status = #active
* category[0] = DoorstepConsentCategory#disclosure
* category[+] = $loinc#59284-0
* patient = Reference(patient-elderly-uk)
* dateTime = "2025-08-12"
* policyRule = $act-code#OPTIN
* provision.type = #permit
* provision.period.start = "2025-08-12"
* provision.period.end = "2025-09-11"
* provision.actor.role = $participation#IRCP
* provision.actor.reference = Reference(district-hospital)
* provision.provision.type = #deny
* provision.provision.actor.role = $participation#IRCP
* provision.provision.actor.reference = Reference(district-hospital)
* provision.provision.class = $resource-types#Observation
* provision.provision.dataPeriod.end = "2024-12-31"

Instance: provenance-document
InstanceOf: DoorstepProvenance
Usage: #example
* target = Reference(transfer-document)
* recorded = "2025-08-12T11:00:05+03:00"
* activity = $lifecycle#transmit
* agent.type = $provenance-agent#author
* agent.who = Reference(role-doctor)
* agent.onBehalfOf = Reference(mobile-clinic-organisation)
* entity.role = #source
* entity.what = Reference(transfer-summary)

Instance: audit-read
InstanceOf: DoorstepAuditEvent
Usage: #example
* type = $audit-event-type#rest
* subtype = $restful-interaction#read
* action = #R
* recorded = "2025-08-12T11:10:00+03:00"
* outcome = #0
* purposeOfEvent = $act-reason#TREAT
* agent[client].who.display = "Doorstep console"
* agent[client].requestor = false
* agent[server].who.display = "Doorstep"
* agent[server].requestor = false
* agent[user].who = Reference(practitioner-doctor)
* source.observer.display = "Doorstep"
* entity[patient].what = Reference(patient-elderly-uk)
* entity[patient].type = $audit-entity-type#1
* entity[data].what = Reference(transfer-summary)
* entity[data].type = $audit-entity-type#2

Instance: audit-disclosure
InstanceOf: DoorstepAuditEvent
Usage: #example
* type = $dcm#110106 "Export"
* subtype = $lifecycle#disclose
* action = #R
* recorded = "2025-08-12T11:01:00+03:00"
* outcome = #0
* purposeOfEvent = $act-reason#TREAT
* agent[user].who = Reference(district-hospital)
* source.observer.display = "Doorstep"
* entity[patient].what = Reference(patient-elderly-uk)
* entity[patient].type = $audit-entity-type#1
* entity[data].what = Reference(transfer-document)
* entity[data].type = $audit-entity-type#2
