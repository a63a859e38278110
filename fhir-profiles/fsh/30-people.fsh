Invariant: ds-pat-1
Description: "The person has neither a name nor an anonymous identifier. Give a name, or for an anonymous caller an identifier whose type is ANON (http://terminology.hl7.org/CodeSystem/v2-0203)."
Severity: #error
Expression: "name.exists() or identifier.where(type.coding.where(code = 'ANON').exists()).exists()"

Invariant: ds-pat-2
Description: "An identifier of an HIV programme stands on the Patient and would disclose HIV status to everybody who sees the name. Move it to EpisodeOfCare.identifier."
Severity: #error
Expression: "identifier.where(system.startsWith('https://doorstep.health/sid/hiv-')).empty()"

Invariant: ds-pat-3
Description: "The Patient carries the security label HIV, which would disclose HIV status. Take the label off the Patient; the server labels the clinical resources that need it."
Severity: #error
Expression: "meta.security.where(code = 'HIV').empty()"

Invariant: ds-role-1
Description: "The role belongs to nobody. Name the person in practitioner; or for a program of the organisation give no other role than system, and an identifier (system and value) by which the program signs in."
Severity: #error
Expression: "practitioner.exists() or (identifier.where(system.exists() and value.exists()).exists() and code.coding.where(system = 'https://doorstep.health/fhir/CodeSystem/doorstep-role').exists() and code.coding.where(system = 'https://doorstep.health/fhir/CodeSystem/doorstep-role').all(code = 'system'))"

Profile: DoorstepPatient
Parent: Patient
Id: doorstep-patient
Title: "Person served"
Description: "A person who is cared for at home, at a collective centre or on the way. Nothing on it discloses HIV status: programme numbers and diagnoses stand elsewhere."
* obeys ds-pat-1 and ds-pat-2 and ds-pat-3
* extension contains
    DoorstepResidence named residence 0..1 MS and
    DoorstepDisplaced named displaced 0..1 MS
* identifier 1..* MS
* identifier ^short = "At least one; lets a repeated upload find the same person"
* identifier.system 1..1
* identifier.value 1..1
* name MS
* name.text MS
* telecom MS
* gender 1..1 MS
* gender ^short = "Send unknown when it was not asked"
* birthDate MS
* birthDate ^short = "The year alone is fine"
* address MS
* contact MS
* communication MS
* generalPractitioner MS

Profile: DoorstepOrganization
Parent: Organization
Id: doorstep-organization
Title: "Organisation"
Description: "A centre, a foundation, an association or a hospital that takes part in the care."
* identifier MS
* type 1..* MS
* type from DoorstepOrganizationKindVS (extensible)
* name 1..1 MS
* alias MS
* alias ^short = "The name in other languages"
* telecom MS
* partOf MS

Profile: DoorstepPractitionerRole
Parent: PractitionerRole
Id: doorstep-practitioner-role
Title: "Member of a team"
Description: "What somebody does in an organisation, or what a program of an organisation may do. A peer counsellor's role is never linked to her own record as a person served."
* obeys ds-role-1
* identifier MS
* identifier ^short = "For a program the account by which it signs in"
* practitioner MS
* practitioner ^short = "The person; only a program (role system) has none"
* practitioner only Reference(Practitioner)
* organization 1..1 MS
* organization only Reference(Organization)
* code 1..* MS
* code from DoorstepRoleVS (extensible)
* telecom MS

Profile: DoorstepCareTeam
Parent: CareTeam
Id: doorstep-care-team
Title: "Care team of a person"
Description: "Who cares for a person and therefore sees the record: each participant within its own period, as far as its role goes."
* identifier MS
* status 1..1 MS
* subject 1..1 MS
* subject only Reference(Patient)
* period MS
* participant 1..* MS
* participant.role MS
* participant.role from DoorstepRoleVS (extensible)
* participant.member 1..1 MS
* participant.period MS
* managingOrganization MS

Invariant: ds-rel-1
Description: "The relative carries an HIV label or a number of an HIV programme, which would disclose the HIV status of two people. Take both off the RelatedPerson; what is known of the person's own health stands in the record of a Patient."
Severity: #error
Expression: "meta.security.where(code = 'HIV').empty() and identifier.where(system.startsWith('https://doorstep.health/sid/hiv-')).empty()"

Invariant: ds-rel-2
Description: "The birth date tells more than the year. The year is enough for somebody who is not cared for; send birthDate as a year such as 2019."
Severity: #warning
Expression: "birthDate.empty() or birthDate.toString().length() <= 4"

Profile: DoorstepRelatedPerson
Parent: RelatedPerson
Id: doorstep-related-person
Title: "Relative, child or friend"
Description: "Somebody close to a person served: a child, a neighbour who has the key, a carer. No clinical data: a child who is cared for has a Patient record of their own."
* obeys ds-rel-1 and ds-rel-2
* identifier MS
* active MS
* patient MS
* relationship 1..* MS
* name MS
* telecom MS
* birthDate MS
* birthDate ^short = "The year alone"
* period MS

Profile: DoorstepPractitioner
Parent: Practitioner
Id: doorstep-practitioner
Title: "Person who works in a team"
Description: "Somebody who works for an organisation, with the qualifications that expire, such as first aid or mine-risk education. Her own record as a person served, if she has one, is never linked."
* identifier MS
* active MS
* name MS
* telecom MS
* communication MS
* qualification MS
* qualification.code from DoorstepQualificationVS (extensible)
* qualification.period MS
* qualification.period ^short = "Until when it holds; qualification-expires finds by the end"
* qualification.issuer MS
