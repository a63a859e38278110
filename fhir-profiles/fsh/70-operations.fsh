// Every operation that Doorstep adds to those of R4. A test holds them against the program.

RuleSet: OperationOf(id, code, name, title, description)
* url = "https://doorstep.health/fhir/OperationDefinition/{id}"
* version = "0.1.0"
* name = "{name}"
* title = "{title}"
* status = #active
* kind = #operation
* experimental = false
* publisher = "Doorstep"
* description = "{description}"
* code = #{code}

RuleSet: On(system, type, instance, affects)
* system = {system}
* type = {type}
* instance = {instance}
* affectsState = {affects}

RuleSet: In(name, type, min, max, documentation)
* parameter[+].name = #{name}
* parameter[=].use = #in
* parameter[=].min = {min}
* parameter[=].max = "{max}"
* parameter[=].documentation = "{documentation}"
* parameter[=].type = #{type}

RuleSet: Out(name, type, min, max, documentation)
* parameter[+].name = #{name}
* parameter[=].use = #out
* parameter[=].min = {min}
* parameter[=].max = "{max}"
* parameter[=].documentation = "{documentation}"
* parameter[=].type = #{type}

RuleSet: OutGroup(name, min, max, documentation)
* parameter[+].name = #{name}
* parameter[=].use = #out
* parameter[=].min = {min}
* parameter[=].max = "{max}"
* parameter[=].documentation = "{documentation}"

RuleSet: Part(name, type, min, max, documentation)
* parameter[=].part[+].name = #{name}
* parameter[=].part[=].use = #out
* parameter[=].part[=].min = {min}
* parameter[=].part[=].max = "{max}"
* parameter[=].part[=].documentation = "{documentation}"
* parameter[=].part[=].type = #{type}

Instance: doorstep-break-glass
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-break-glass, break-glass, BreakGlass, [[Open a record in an emergency]], [[Opens the record of a person whom the caller does not care for, for four hours. The person, the date of birth and the reason must be told; the data-protection officer gets a task, and the person finds it in the access log.]])
* resource = #Patient
* insert On(false, true, false, true)
* insert In(identifier, Identifier, 1, 1, [[Number of the person, with its system.]])
* insert In(birthDate, date, 1, 1, [[Date of birth as the record has it.]])
* insert In(reason, string, 1, 1, [[Why the record must be opened now, in words.]])
* insert Out(patient, Reference, 1, 1, [[The person.]])
* insert Out(until, instant, 1, 1, [[When it closes again.]])

Instance: doorstep-my-caseload
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-my-caseload, my-caseload, MyCaseload, [[Whom I care for]], [[The people whom the caller cares for now, so that an app can forget everybody else.]])
* resource = #Patient
* insert On(false, true, false, false)
* insert Out(patient, Reference, 0, *, [[A person.]])

Instance: doorstep-explain-access
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-explain-access, explain-access, ExplainAccess, [[Why an account sees a record or does not]], [[For administrators and data-protection officers: the grounds on which an account sees a record, or which one is missing.]])
* insert On(true, false, false, false)
* insert In(record, string, 1, 1, [[The record, such as Observation/123.]])
* insert In(account, string, 1, 1, [[The name of the account.]])
* insert Out(class, string, 0, 1, [[What kind of record it is.]])
* insert Out(keeper, Reference, 0, 1, [[The organisation that keeps it.]])
* insert Out(decision, string, 1, 1, [[show, mask or hide.]])
* insert Out(because, string, 0, *, [[A ground, or what is missing.]])

Instance: doorstep-transfer-custody
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-transfer-custody, transfer-custody, TransferCustody, [[Offer the records of a person to another organisation]], [[Offers the records of a person to another organisation, or takes the offer back. Nothing moves before the other accepts.]])
* resource = #Patient
* insert On(false, false, true, true)
* insert In(to, Reference, 0, 1, [[The organisation that is to keep the records; needed unless the offer is withdrawn.]])
* insert In(reason, string, 0, 1, [[Why, in words.]])
* insert In(withdraw, boolean, 0, 1, [[true takes the open offer back.]])
* insert Out(offer, string, 0, 1, [[The number of the offer.]])
* insert Out(until, instant, 0, 1, [[Until when it can be accepted.]])

Instance: doorstep-accept-custody
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-accept-custody, accept-custody, AcceptCustody, [[Accept the records of a person]], [[Accepts an offer: from the answer on the records are the organisation's.]])
* resource = #Patient
* insert On(false, true, false, true)
* insert In(offer, string, 1, 1, [[The number of the offer.]])
* insert Out(patient, Reference, 1, 1, [[The person.]])

Instance: doorstep-custody-offers
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-custody-offers, custody-offers, CustodyOffers, [[Offers of records]], [[What was offered by and to the caller's organisations, and what became of it.]])
* resource = #Patient
* insert On(false, true, false, false)
* insert OutGroup(custody, 0, *, [[An offer.]])
* insert Part(offer, string, 1, 1, [[Its number.]])
* insert Part(patient, Reference, 1, 1, [[The person.]])
* insert Part(from, Reference, 1, 1, [[The organisation that offers.]])
* insert Part(to, Reference, 1, 1, [[The organisation that may accept.]])
* insert Part(reason, string, 0, 1, [[Why.]])
* insert Part(until, instant, 1, 1, [[Until when it can be accepted.]])
* insert Part(accepted, instant, 0, 1, [[When it was accepted.]])

Instance: doorstep-access-log
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-access-log, access-log, AccessLog, [[Who saw my record]], [[Every access to the record of a person, the newest first, with names instead of ids. For the person and the data-protection officer.]])
* resource = #Patient
* insert On(false, false, true, false)
* insert In(_count, integer, 0, 1, [[How many on a page.]])
* insert Out(return, Bundle, 1, 1, [[AuditEvents, with a link to the next page.]])

Instance: doorstep-audit-root
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-audit-root, audit-root, AuditRoot, [[The newest seal of the audit]], [[The newest seal of each server. Who keeps it can tell later whether the past was rewritten.]])
* insert On(true, false, false, false)
* insert OutGroup(seal, 0, *, [[The newest seal of one server.]])
* insert Part(node, string, 1, 1, [[The server.]])
* insert Part(number, decimal, 1, 1, [[Its number.]])
* insert Part(sealed, instant, 1, 1, [[When it was made.]])
* insert Part(hash, base64Binary, 1, 1, [[The hash of all rows up to it.]])
* insert Part(signature, base64Binary, 1, 1, [[The server's signature of the hash.]])
* insert Part(publicKey, base64Binary, 1, 1, [[The key to check the signature with.]])

Instance: doorstep-audit-verify
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-audit-verify, audit-verify, AuditVerify, [[Check the audit]], [[Checks every row of the audit against its seal and every seal against the one before.]])
* insert On(true, false, false, false)
* insert In(from, date, 0, 1, [[Check from this day on; all when it is missing.]])
* insert Out(intact, boolean, 1, 1, [[Whether nothing was changed.]])
* insert Out(seals, decimal, 1, 1, [[How many seals were checked.]])
* insert Out(rows, decimal, 1, 1, [[How many rows were checked.]])
* insert Out(detached, string, 0, *, [[A month that was put into the archive.]])
* insert OutGroup(fault, 0, 1, [[The first fault.]])
* insert Part(kind, code, 1, 1, [[What is wrong.]])
* insert Part(node, string, 1, 1, [[The server.]])
* insert Part(place, string, 1, 1, [[The row or the seal.]])
* insert Part(text, string, 1, 1, [[The same in words.]])

Instance: doorstep-transfer-summary
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-transfer-summary, transfer-summary, TransferSummary, [[Transfer summary]], [[Everything a receiving hospital needs on one person, as a document; with Accept: text/html as a page, with application/pdf as sheets to print. On a ServiceRequest it is about that transfer.]])
* resource[0] = #ServiceRequest
* resource[1] = #Patient
* insert On(false, false, true, false)
* insert In(recipient, string, 0, 1, [[Organization/… that receives the document; what it may not see is left out.]])
* insert In(purpose, code, 0, 1, [[TREAT (usual), ETREAT or BTG.]])
* insert In(language, code, 0, 1, [[uk, ru, en or fr; else as Accept-Language asks.]])
* insert In(persist, boolean, 0, 1, [[true stores the document, so that what was sent stays provable.]])
* insert In(since, dateTime, 0, 1, [[Leave out what is older.]])
* insert In(form, code, 0, 1, [[full (usual), or compact for thin links: no pictures, and the electrocardiogram in steps of 4 ms and 5 µV.]])
* insert Out(return, Bundle, 1, 1, [[The document.]])

Instance: doorstep-nearest-functional
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-nearest-functional, nearest-functional, NearestFunctional, [[The nearest facilities that still work]], [[Facilities by distance as the crow flies, from a position, a place or the home of a person whom the caller sees: first those that work fully, then those that work in part. Called on one Location, from there.]])
* resource = #Location
* insert On(false, true, true, false)
* insert In(latitude, decimal, 0, 1, [[Degrees north; with longitude.]])
* insert In(longitude, decimal, 0, 1, [[Degrees east; with latitude.]])
* insert In(patient, string, 0, 1, [[The person from whose home the way begins, such as Patient/123.]])
* insert In(location, string, 0, 1, [[The place from which the way begins, such as Location/123.]])
* insert In(service, string, 0, 1, [[A code, or system and code with a bar between, that the facility has as its type or one of its services offers.]])
* insert In(max-km, decimal, 0, 1, [[The largest distance in kilometres, 1 to 1000; 300 if not sent.]])
* insert In(count, integer, 0, 1, [[How many, 1 to 50; 5 if not sent.]])
* insert Out(return, Bundle, 1, 1, [[The facilities in order; the distance stands in the extension location-distance of entry.search.]])

Instance: doorstep-alternatives
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-alternatives, alternatives, Alternatives, [[Whom else to ask about a transfer]], [[The nearest facilities that still work, seen from the home of the person of a transfer, without those that were asked for the same order before. It asks nobody: a person chooses.]])
* resource = #Task
* insert On(false, false, true, false)
* insert In(service, string, 0, 1, [[A code, or system and code with a bar between, that the facility has as its type or one of its services offers.]])
* insert In(max-km, decimal, 0, 1, [[The largest distance in kilometres, 1 to 1000; 300 if not sent.]])
* insert In(count, integer, 0, 1, [[How many, 1 to 50; 5 if not sent.]])
* insert Out(return, Bundle, 1, 1, [[The facilities in order; the distance stands in the extension location-distance of entry.search.]])

Instance: doorstep-redirect
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-redirect, redirect, Redirect, [[Ask another hospital]], [[Ends a transfer and asks another organisation to receive the person, for the same order: who was asked before sees nothing more, who is asked now sees what a hospital sees that is asked. Sent again, it answers with the same Task.]])
* resource = #Task
* insert On(false, false, true, true)
* insert In(to, Reference, 1, 1, [[The organisation that is asked now.]])
* insert In(location, Reference, 0, 1, [[The place of it to which the person is to be brought.]])
* insert In(reason, string, 0, 1, [[Why, in words; needed unless the organisation that was asked before has declined.]])
* insert Out(return, Task, 1, 1, [[The Task of the organisation that is asked now.]])

Instance: doorstep-send-summary
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-send-summary, send-summary, SendSummary, [[Send the summary to somebody without a system]], [[Mails a link to whom was asked, behind which the summary waits as a PDF, and answers with the code that opens it, to be told by phone. The summary is made of what that organisation may see, is kept as it was sent, and is handed out only while they may see it. Sent again, only the newest link opens anything.]])
* resource = #Task
* insert On(false, false, true, true)
* insert In(to, string, 1, 1, [[The address of mail, of a domain that the operator has opened.]])
* insert In(language, code, 0, 1, [[uk, ru, en or fr; otherwise that of Accept-Language.]])
* insert Out(code, string, 1, 1, [[Eight digits. They are told to nobody else and cannot be read again.]])
* insert Out(expires, instant, 1, 1, [[When the link ends, unless it ends earlier.]])

Instance: doorstep-start-evacuation
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-start-evacuation, start-evacuation, StartEvacuation, [[Evacuate an area]], [[Puts everyone who lives in an area, and whom the caller may order to be brought, on the list of an evacuation; with dry-run only counts. Asked again with the same operation it goes on and writes nothing twice.]])
* resource = #Location
* insert On(false, false, true, true)
* insert In(operation, string, 1, 1, [[The number of the evacuation, the same for all organisations that take part.]])
* insert In(destination, Reference, 0, 1, [[Where people are brought: a Location or an Organization.]])
* insert In(assembly-point, Reference, 0, 1, [[The Location where people are brought first.]])
* insert In(reason, string, 0, 1, [[Why, in words.]])
* insert In(dry-run, boolean, 0, 1, [[true counts only and writes nothing.]])
* insert Out(operation, string, 1, 1, [[The number of the evacuation.]])
* insert Out(dry-run, boolean, 1, 1, [[Whether it was counted only.]])
* insert Out(event, Reference, 0, 1, [[The Task of the evacuation as a whole.]])
* insert Out(listed-now, unsignedInt, 0, 1, [[How many people this request put on the list.]])
* insert Out(listed-before, unsignedInt, 0, 1, [[How many were on it before.]])
* insert Out(places, unsignedInt, 1, 1, [[How many places the area has.]])
* insert Out(residents, unsignedInt, 1, 1, [[How many people live there.]])
* insert OutGroup(mobility, 1, 1, [[How many people are how to be carried: a part for each code of doorstep-mobility, and unknown.]])
* insert OutGroup(wish, 1, 1, [[How many people said what of leaving: a part for each code of doorstep-evac-preference, and unknown.]])
* insert Out(oxygen, unsignedInt, 1, 1, [[How many need oxygen on the way.]])
* insert Out(dependants, unsignedInt, 1, 1, [[How many people and animals must come along.]])
* insert OutGroup(missing, 1, 1, [[For how many nobody recorded something.]])
* insert Part(mobility, unsignedInt, 1, 1, [[How they are to be carried.]])
* insert Part(wish, unsignedInt, 1, 1, [[Whether they want to leave.]])
* insert Part(phone, unsignedInt, 1, 1, [[A number to call.]])
* insert Part(position, unsignedInt, 1, 1, [[Where the village or centre is.]])
* insert OutGroup(vehicles, 1, 1, [[The least number of vehicles.]])
* insert Part(ambulances, unsignedInt, 1, 1, [[With two stretchers each.]])
* insert Part(wheelchair-vans, unsignedInt, 1, 1, [[With three places each.]])
* insert Part(buses, unsignedInt, 1, 1, [[With sixteen seats each.]])

Instance: doorstep-evacuation-list
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-evacuation-list, evacuation-list, EvacuationList, [[Who is to be fetched]], [[The people of an evacuation whom the caller sees, the hardest to carry first: as records, as a page for a phone (text/html) or as a table (text/csv). Called on a Task of the evacuation, of that one.]])
* resource = #Task
* insert On(false, true, true, false)
* insert In(operation, string, 0, 1, [[The number of the evacuation; needed unless the operation is called on a Task.]])
* insert In(language, code, 0, 1, [[uk, ru, en or fr; if not sent, the language of Accept-Language.]])
* insert In(offset, integer, 0, 1, [[How many people to leave out at the beginning.]])
* insert In(count, integer, 0, 1, [[How many people at most; if not sent, 50 on a page and everyone otherwise.]])
* insert Out(return, Bundle, 1, 1, [[For each person the Task, and with it the Patient and what a crew has to know.]])

Instance: doorstep-evacuation-count
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-evacuation-count, evacuation-count, EvacuationCount, [[How many people are where]], [[Counts the people of an evacuation whom the caller sees, each in exactly one count, and those of each organisation that fetches them. Called on a Task of the evacuation, of that one.]])
* resource = #Task
* insert On(false, true, true, false)
* insert In(operation, string, 0, 1, [[The number of the evacuation; needed unless the operation is called on a Task.]])
* insert Out(operation, string, 1, 1, [[The number of the evacuation.]])
* insert Out(total, unsignedInt, 1, 1, [[Everyone: the sum of the seven counts that follow.]])
* insert Out(not-yet, unsignedInt, 1, 1, [[Nobody is on the way to them yet, or whoever was had to turn back.]])
* insert Out(on-the-way, unsignedInt, 1, 1, [[A crew is on the way to them.]])
* insert Out(not-found, unsignedInt, 1, 1, [[They were not where they live.]])
* insert Out(refused, unsignedInt, 1, 1, [[They did not want to come.]])
* insert Out(on-board, unsignedInt, 1, 1, [[They are in a vehicle.]])
* insert Out(arrived, unsignedInt, 1, 1, [[They are where they were to be brought.]])
* insert Out(returned, unsignedInt, 1, 1, [[They were brought, and are at home again.]])
* insert Out(contradicted, unsignedInt, 1, 1, [[Of how many crews contradict each other; they are counted above as well.]])
* insert OutGroup(carrier, 0, *, [[The same counts of those whom one organisation fetches.]])
* insert Part(organization, Reference, 1, 1, [[The organisation.]])
* insert Part(total, unsignedInt, 1, 1, [[Everyone whom it fetches; the seven counts follow as further parts.]])

Instance: doorstep-merge
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-merge, merge, Merge, [[Make two records of one person one]], [[Moves everything of one Patient to another one of the same organisation, in the shape that the operation has from R5 on. For registrars, coordinators and programs.]])
* resource = #Patient
* insert On(false, true, false, true)
* insert In(source-patient, Reference, 1, 1, [[The Patient to be replaced.]])
* insert In(target-patient, Reference, 1, 1, [[The Patient that stays.]])
* insert In(result-patient, Patient, 0, 1, [[What the target is to say afterwards; as before when it is missing.]])
* insert In(preview, boolean, 0, 1, [[true shows the result and writes nothing.]])
* insert Out(source-patient, Reference, 1, 1, [[The Patient that was replaced.]])
* insert Out(result, Patient, 1, 1, [[The target as it is afterwards.]])

Instance: doorstep-unmerge
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-unmerge, unmerge, Unmerge, [[Take a merge back]], [[Gives a Patient that was merged into another one its records back, within 30 days. What was written since stays with the other.]])
* resource = #Patient
* insert On(false, true, false, true)
* insert In(source-patient, Reference, 1, 1, [[The Patient that was replaced.]])
* insert Out(result, Patient, 1, 1, [[The Patient as it is again.]])
* insert Out(target-patient, Reference, 1, 1, [[The Patient that had replaced it.]])
* insert Out(left, Reference, 0, *, [[A record that was written since and stays with the target.]])

Instance: doorstep-match
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-match, match, Match, [[Find the records of a person]], [[The operation of R4 as this server does it: the records that may be a person's, among those whom the caller sees, the surest first and each with its grade. Nothing is written.]])
* base = "http://hl7.org/fhir/OperationDefinition/Patient-match"
* resource = #Patient
* insert On(false, true, false, false)
* insert In(resource, Patient, 1, 1, [[The person as far as known: at least a name or a number. It may also be the whole body.]])
* insert In(onlyCertainMatches, boolean, 0, 1, [[true answers with one certain match or with none.]])
* insert In(count, integer, 0, 1, [[How many at most, 1 to 100; if not sent, 20.]])
* insert Out(return, Bundle, 1, 1, [[A searchset: each entry has search.score and the grade in the extension match-grade.]])
