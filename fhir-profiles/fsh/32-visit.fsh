Invariant: ds-enc-1
Description: "A finished visit lacks its end or the people who made it. Add period.end and at least one participant with an individual, or leave the status in-progress."
Severity: #error
Expression: "status = 'finished' implies (period.end.exists() and participant.individual.exists())"

Invariant: ds-enc-2
Description: "The visit does not say where it took place. Add a location; only a remote contact (class VR) needs none."
Severity: #error
Expression: "class.code = 'VR' or location.exists()"

Invariant: ds-sec-1
Description: "No confidentiality label R or V. Nothing needs to be done: the server adds the labels. An application that knows them may send them in meta.security."
Severity: #warning
Expression: "meta.security.where(code = 'R' or code = 'V').exists()"

Invariant: ds-proc-1
Description: "The dressing has no time. Add performedDateTime, with the time of day if it is known."
Severity: #error
Expression: "performed.exists()"

Profile: DoorstepHomeVisit
Parent: Encounter
Id: doorstep-home-visit
Title: "Home visit"
Description: "A visit to a person at home or a contact at the mobile clinic."
* obeys ds-enc-1 and ds-enc-2
* identifier 1..* MS
* identifier ^short = "At least one; lets a repeated upload find the same visit"
* status MS
* class from DoorstepVisitClassVS (required)
* type 1..* MS
* type from DoorstepServiceVS (extensible)
* subject 1..1 MS
* subject only Reference(Patient)
* episodeOfCare MS
* basedOn MS
* participant MS
* period 1..1 MS
* period.start 1..1
* reasonCode MS
* diagnosis MS
* hospitalization MS
* hospitalization.destination MS
* location MS
* location ^short = "First the place, then the vehicle"
* serviceProvider 1..1 MS

Profile: DoorstepSupportContact
Parent: Encounter
Id: doorstep-support-contact
Title: "Support contact"
Description: "A contact for psychological, social or peer support. The notes of a psychologist stand in a DocumentReference of their own and never in a summary."
* obeys ds-sec-1
* identifier MS
* status MS
* type 1..* MS
* type from DoorstepSupportContactTypeVS (extensible)
* subject 1..1 MS
* subject only Reference(Patient)
* participant MS
* period 1..1 MS
* period.start 1..1
* reasonCode 0..1
* location MS
* serviceProvider MS

Profile: DoorstepEpisode
Parent: EpisodeOfCare
Id: doorstep-episode
Title: "Episode of care"
Description: "A programme of care over many visits and stays. The number of an HIV programme stands here and nowhere else."
* identifier MS
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open
* identifier contains hivRegister 0..1 MS
* identifier[hivRegister].system = "https://doorstep.health/sid/hiv-register"
* identifier[hivRegister].value 1..1
* type 1..* MS
* type from DoorstepEpisodeTypeVS (extensible)
* patient MS
* managingOrganization MS
* period MS
* team MS

Profile: DoorstepCarePlan
Parent: CarePlan
Id: doorstep-care-plan
Title: "Plan of care at home"
Description: "The plan behind regular visits, such as the monthly home care, or behind support after inpatient treatment."
* extension contains DoorstepNextVisitDue named nextVisitDue 0..1 MS
* status MS
* intent MS
* category 1..* MS
* category from DoorstepServiceVS (extensible)
* subject only Reference(Patient)
* period 1..1 MS
* period.start 1..1
* careTeam MS
* activity MS
* activity.detail.scheduled[x] MS

Profile: DoorstepDressing
Parent: Procedure
Id: doorstep-dressing
Title: "Wound dressing"
Description: "A dressing changed at home."
* obeys ds-proc-1
* status MS
* code 1..1 MS
* code = DoorstepService#dressing
* subject MS
* subject only Reference(Patient)
* encounter 1..1 MS
* performed[x] MS
* performed[x] only dateTime
* performer MS
* bodySite MS
* bodySite.text MS
* reasonReference MS
* complication MS
* followUp MS
* note MS
* usedReference MS
* usedCode MS
