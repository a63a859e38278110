// The operations of the mobile clinics. A test holds them against the program.

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
* insert In(count, integer, 0, 1, [[How many people at most.]])
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
