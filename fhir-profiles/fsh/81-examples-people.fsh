RuleSet: ExamplePractitioner(number, family, given)
* identifier.system = "https://doorstep.health/sid/staff"
* identifier.value = "{number}"
* name.family = "{family}"
* name.given = "{given}"

RuleSet: ExampleRole(practitioner, organization, code)
* active = true
* practitioner = Reference({practitioner})
* organization = Reference({organization})
* code = DoorstepRole#{code}

Instance: patient-elderly-uk
InstanceOf: DoorstepPatient
Usage: #example
* extension[residence].valueReference = Reference(village)
* extension[displaced].valueBoolean = false
* identifier.system = "https://doorstep.health/sid/client"
* identifier.value = "UK-000123"
* name[0].use = #official
* name[0].text = "Марія Коваленко"
* name[0].family = "Коваленко"
* name[0].given = "Марія"
* name[1].extension.url = "http://hl7.org/fhir/StructureDefinition/iso21090-EN-representation"
* name[1].extension.valueCode = #ABC
* name[1].text = "Mariia Kovalenko"
* name[1].family = "Kovalenko"
* name[1].given = "Mariia"
* telecom.system = #phone
* telecom.value = "+380 57 000 01 23"
* gender = #female
* birthDate = "1948"
* address.text = "Зоряна Балка, вул. Садова, 5"
* communication.language = $bcp47#uk
* communication.preferred = true
* contact.relationship.text = "сусідка"
* contact.name.text = "Ганна Остапчук"
* contact.telecom.system = #phone
* contact.telecom.value = "+380 57 000 01 24"

Instance: patient-displaced-uk
InstanceOf: DoorstepPatient
Usage: #example
* extension[residence].valueReference = Reference(collective-centre)
* extension[displaced].valueBoolean = true
* identifier.system = "https://doorstep.health/sid/client"
* identifier.value = "UK-000207"
* name.text = "Петро Мельник"
* gender = #male
* birthDate = "1951-03-09"

Instance: patient-hiv-ru
InstanceOf: DoorstepPatient
Usage: #example
* identifier.system = "https://doorstep.health/sid/client"
* identifier.value = "RU-000045"
* name.text = "Андрей Соколов"
* name.family = "Соколов"
* name.given = "Андрей"
* gender = #male
* birthDate = "1979-11-02"
* address.city = "Санкт-Петербург"
* communication.language = $bcp47#ru

Instance: patient-mother
InstanceOf: DoorstepPatient
Usage: #example
* identifier.system = "https://doorstep.health/sid/client"
* identifier.value = "RU-000052"
* name.text = "Елена Никитина"
* gender = #female
* birthDate = "1994"

Instance: patient-anon-hotline
InstanceOf: DoorstepPatient
Usage: #example
* identifier.type = $identifier-type#ANON
* identifier.system = "https://doorstep.health/sid/client"
* identifier.value = "ANON-2025-0314"
* gender = #unknown

Instance: practitioner-doctor
InstanceOf: Practitioner
Usage: #example
* insert ExamplePractitioner(S-011, Бондар, Олег)

Instance: practitioner-nurse
InstanceOf: Practitioner
Usage: #example
* insert ExamplePractitioner(S-012, Лисенко, Ірина)

Instance: practitioner-infectious-disease-doctor
InstanceOf: Practitioner
Usage: #example
* insert ExamplePractitioner(S-021, Орлова, Татьяна)

Instance: practitioner-social-worker
InstanceOf: Practitioner
Usage: #example
* insert ExamplePractitioner(S-022, Ильин, Павел)

Instance: practitioner-psychologist
InstanceOf: Practitioner
Usage: #example
* insert ExamplePractitioner(S-023, Белова, Анна)

Instance: practitioner-peer-counsellor
InstanceOf: Practitioner
Usage: #example
* insert ExamplePractitioner(S-031, Громова, Мария)

Instance: role-doctor
InstanceOf: DoorstepPractitionerRole
Usage: #example
* insert ExampleRole(practitioner-doctor, mobile-clinic-organisation, doctor)

Instance: role-nurse
InstanceOf: DoorstepPractitionerRole
Usage: #example
* insert ExampleRole(practitioner-nurse, mobile-clinic-organisation, nurse)

Instance: role-infectious-disease-doctor
InstanceOf: DoorstepPractitionerRole
Usage: #example
* insert ExampleRole(practitioner-infectious-disease-doctor, aids-centre, infectious-disease-doctor)

Instance: role-social-worker
InstanceOf: DoorstepPractitionerRole
Usage: #example
* insert ExampleRole(practitioner-social-worker, home-care-foundation, social-worker)

Instance: role-psychologist
InstanceOf: DoorstepPractitionerRole
Usage: #example
* insert ExampleRole(practitioner-psychologist, home-care-foundation, psychologist)

Instance: role-peer-counsellor
InstanceOf: DoorstepPractitionerRole
Usage: #example
* insert ExampleRole(practitioner-peer-counsellor, mothers-association, peer-counsellor)

Instance: practitioner-registrar
InstanceOf: Practitioner
Usage: #example
* identifier[0].system = "https://doorstep.health/sid/staff"
* identifier[0].value = "S-024"
* identifier[+].system = "https://doorstep.health/sid/account"
* identifier[=].value = "registrar"
* name.family = "Зимина"
* name.given = "Вера"

Instance: role-registrar
InstanceOf: DoorstepPractitionerRole
Usage: #example
* insert ExampleRole(practitioner-registrar, aids-centre, registrar)

// A program, not a person: it signs in by its own account.
Instance: role-app-backend
InstanceOf: DoorstepPractitionerRole
Usage: #example
* identifier.system = "https://doorstep.health/sid/account"
* identifier.value = "visit-app"
* active = true
* organization = Reference(mobile-clinic-organisation)
* code = DoorstepRole#system
