// Invented data. The organisations and offices are the kinds that the programmes have; people, places and numbers are not real.

RuleSet: ExampleOrganization(id, type, name)
* identifier.system = "https://doorstep.health/sid/organization"
* identifier.value = "{id}"
* active = true
* type = $organization-type#{type}
* name = "{name}"

Instance: aids-centre
InstanceOf: DoorstepOrganization
Usage: #example
* insert ExampleOrganization(aids-centre, prov, [[Городской центр СПИД]])
* alias[0] = "City AIDS Centre"

Instance: home-care-foundation
InstanceOf: DoorstepOrganization
Usage: #example
* insert ExampleOrganization(home-care-foundation, other, [[Фонд помощи на дому]])
* alias[0] = "Home Care Foundation"
* telecom.system = #phone
* telecom.value = "+7 812 000-00-01"

Instance: mothers-association
InstanceOf: DoorstepOrganization
Usage: #example
* insert ExampleOrganization(mothers-association, cg, [[Ассоциация «От матери к матери»]])
* alias[0] = "Mother to Mother Association"

Instance: mobile-clinic-organisation
InstanceOf: DoorstepOrganization
Usage: #example
* insert ExampleOrganization(mobile-clinic, other, [[Мобільна клініка «Поруч»]])
* alias[0] = "Poruch Mobile Clinic"
* telecom.system = #phone
* telecom.value = "+380 57 000 00 01"

Instance: district-hospital
InstanceOf: DoorstepOrganization
Usage: #example
* insert ExampleOrganization(district-hospital, prov, [[Районна лікарня, Дубрівка]])
* alias[0] = "Dubrivka District Hospital"

Instance: oblast
InstanceOf: DoorstepAdminArea
Usage: #example
* identifier[pcode].value = "UA63"
* identifier[katottg].value = "UA63000000000041885"
* status = #active
* name = "Харківська область"
* alias = "Kharkivska oblast"
* type = DoorstepSiteType#admin-area
* physicalType = $physical-type#jdn

Instance: hromada
InstanceOf: DoorstepAdminArea
Usage: #example
* identifier[pcode].value = "UA6399999"
* status = #active
* name = "Дубрівська громада"
* type = DoorstepSiteType#admin-area
* physicalType = $physical-type#jdn
* partOf = Reference(oblast)

Instance: village
InstanceOf: DoorstepVisitSite
Usage: #example
* identifier[pcode].value = "UA6399999001"
* status = #active
* name = "Зоряна Балка"
* alias = "Zoriana Balka"
* type = DoorstepSiteType#village
* position.latitude = 49.93
* position.longitude = 36.95
* partOf = Reference(hromada)

Instance: collective-centre
InstanceOf: DoorstepVisitSite
Usage: #example
* meta.security = $act-code#LOCIS
* identifier[0].system = "https://doorstep.health/sid/location"
* identifier[0].value = "CC-04"
* status = #active
* name = "Гуртожиток, центр 4"
* type = DoorstepSiteType#collective-centre
* partOf = Reference(hromada)

Instance: assembly-point
InstanceOf: DoorstepVisitSite
Usage: #example
* status = #active
* name = "Школа, зупинка автобуса"
* type = DoorstepSiteType#assembly-point
* position.latitude = 49.94
* position.longitude = 36.9
* partOf = Reference(hromada)

Instance: functional-hospital
InstanceOf: DoorstepFacility
Usage: #example
* extension[functionality].valueCode = #partially-functioning
* identifier.system = "https://doorstep.health/sid/location"
* identifier.value = "H-DUBRIVKA"
* status = #active
* name = "Районна лікарня, Дубрівка"
* type[0] = DoorstepSiteType#health-facility
* type[+] = $role-code#GACH
* telecom.system = #phone
* telecom.value = "+380 57 000 00 02"
* position.latitude = 49.84
* position.longitude = 36.68
* managingOrganization = Reference(district-hospital)
* partOf = Reference(hromada)

Instance: damaged-hospital
InstanceOf: DoorstepFacility
Usage: #example
* extension[functionality].valueCode = #not-functioning
* status = #active
* name = "Лікарня, Верхній Лан"
* type = DoorstepSiteType#health-facility
* position.latitude = 49.97
* position.longitude = 37.02
* managingOrganization = Reference(district-hospital)

Instance: van-1
InstanceOf: DoorstepMobileUnit
Usage: #example
* identifier.system = "https://doorstep.health/sid/location"
* identifier.value = "VAN-1"
* status = #active
* name = "Мобільна бригада 1"
* mode = #instance
* managingOrganization = Reference(mobile-clinic-organisation)
