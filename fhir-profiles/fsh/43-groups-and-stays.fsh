Invariant: ds-ses-1
Description: "A finished group session does not say how many came. Add the extension doorstep-attendance with the number; names are not needed."
Severity: #error
Expression: "status = 'finished' implies extension.where(url = 'https://doorstep.health/fhir/StructureDefinition/doorstep-attendance').exists()"

Invariant: ds-group-1
Description: "The group has characteristics, which would say of each member what the group is about. Leave characteristic out; code says that it is a support group."
Severity: #error
Expression: "characteristic.empty()"

Invariant: ds-care-1
Description: "The request for childcare gives a reason, which would tell the carer why the parent goes to the doctor. Leave reasonCode, reasonReference and supportingInfo out; the appointment of the parent can name the request in Appointment.basedOn."
Severity: #error
Expression: "reasonCode.empty() and reasonReference.empty() and supportingInfo.empty()"

Invariant: ds-care-2
Description: "The request for childcare carries a label that discloses a diagnosis. Take the labels off: nothing in it is clinical, and a carer without clinical rights must be able to read it."
Severity: #error
Expression: "meta.security.where(code = 'HIV' or code = 'MH' or code = 'SUD').empty()"

Invariant: ds-stay-1
Description: "A finished stay lacks its end or does not say where the person went. Add period.end and hospitalization.dischargeDisposition; the first visit at home is planned from them."
Severity: #error
Expression: "status = 'finished' implies (period.end.exists() and hospitalization.dischargeDisposition.exists())"

Invariant: ds-transp-1
Description: "A finished transport does not say from where and to where. Add at least two locations: the place where the person was taken on board and the place where they were handed over; the vehicle may stand between them."
Severity: #error
Expression: "status = 'finished' implies location.count() >= 2"

Profile: DoorstepSupportGroup
Parent: Group
Id: doorstep-support-group
Title: "Support group"
Description: "A group that meets, such as a club of mothers. Members are listed only if each agreed; the number who come is on each session."
* obeys ds-group-1
* identifier MS
* active MS
* type = #person
* actual = true
* code 1..1 MS
* code = DoorstepService#support-group
* name MS
* managingEntity 1..1 MS
* member MS

Profile: DoorstepGroupSession
Parent: Encounter
Id: doorstep-group-session
Title: "Session of a support group"
Description: "One meeting of a group. The subject is the group, the participants are those who lead it; who came is told by a number only."
* obeys ds-ses-1
* extension contains DoorstepAttendance named attendance 0..1 MS
* identifier MS
* status MS
* type 1..* MS
* type = DoorstepService#support-group
* subject 1..1 MS
* subject only Reference(Group)
* participant MS
* participant ^short = "Those who lead the session"
* period 1..1 MS
* period.start 1..1
* location MS
* serviceProvider 1..1 MS

Profile: DoorstepChildcareRequest
Parent: ServiceRequest
Id: doorstep-childcare-request
Title: "Childcare while a parent attends care"
Description: "A mother asks another to look after her children while she is at the doctor. It tells when and how many children, never why."
* obeys ds-care-1 and ds-care-2
* extension contains DoorstepDependants named dependants 1..1 MS
* identifier MS
* status MS
* code 1..1 MS
* code = DoorstepService#childcare
* subject 1..1 MS
* subject only Reference(Patient)
* occurrence[x] 1..1 MS
* occurrence[x] only Period
* authoredOn MS
* requester MS
* performer MS
* performer ^short = "The mother or peer who looks after the children"
* locationReference MS
* note MS

Profile: DoorstepHospitalStay
Parent: Encounter
Id: doorstep-hospital-stay
Title: "Inpatient palliative stay"
Description: "A stay in a palliative department between visits at home. Its end plans the first visit at home."
* obeys ds-stay-1
* identifier MS
* status MS
* class from DoorstepStayClassVS (required)
* type 1..* MS
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
* hospitalization.admitSource MS
* hospitalization.dischargeDisposition MS
* hospitalization.destination MS
* location MS
* serviceProvider 1..1 MS

Profile: DoorstepTransportEncounter
Parent: Encounter
Id: doorstep-transport-encounter
Title: "Transport"
Description: "The journey of a person to a hospital or out of an area: from where, in which vehicle, to where, and who was with them."
* obeys ds-transp-1
* identifier MS
* status MS
* class = $act-code#FLD
* type 1..* MS
* type from DoorstepTransferServiceVS (extensible)
* subject 1..1 MS
* subject only Reference(Patient)
* basedOn 1..* MS
* basedOn ^short = "The transfer or evacuation request"
* participant MS
* period 1..1 MS
* period.start 1..1
* hospitalization MS
* hospitalization.destination MS
* location MS
* location ^short = "First where the person was taken on board, last where they were handed over"
* serviceProvider 1..1 MS
