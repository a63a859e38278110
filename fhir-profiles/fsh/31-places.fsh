Invariant: ds-site-1
Description: "A village or a collective centre has neither an official code nor a position, so that it cannot be found on a map or counted. Add an identifier (p-code, KATOTTG or OKTMO) or a position."
Severity: #error
Expression: "type.coding.where(system = 'https://doorstep.health/fhir/CodeSystem/doorstep-site-type' and (code = 'village' or code = 'collective-centre')).exists() implies (identifier.exists() or position.exists())"

RuleSet: PlaceCodes
* identifier MS
* identifier ^slicing.discriminator.type = #value
* identifier ^slicing.discriminator.path = "system"
* identifier ^slicing.rules = #open

Profile: DoorstepVisitSite
Parent: Location
Id: doorstep-visit-site
Title: "Place where care is given"
Description: "A village, a collective centre, a social centre, an assembly point. The home address of a person is not a Location."
* obeys ds-site-1
* insert PlaceCodes
* identifier contains pcode 0..1 MS and katottg 0..1 MS and oktmo 0..1 MS
* identifier[pcode].system = "https://doorstep.health/sid/ocha-pcode"
* identifier[katottg].system = "https://doorstep.health/sid/katottg"
* identifier[oktmo].system = "https://doorstep.health/sid/oktmo"
* status 1..1 MS
* name 1..1 MS
* type 1..* MS
* type from DoorstepVisitSiteTypeVS (extensible)
* position MS
* partOf MS
* partOf ^short = "The administrative area that contains the place"

Profile: DoorstepAdminArea
Parent: Location
Id: doorstep-admin-area
Title: "Administrative area"
Description: "Oblast, raion or hromada; contains the places where care is given."
* insert PlaceCodes
* identifier contains pcode 1..1 MS and katottg 0..1 MS
* identifier[pcode].system = "https://doorstep.health/sid/ocha-pcode"
* identifier[pcode].value 1..1
* identifier[katottg].system = "https://doorstep.health/sid/katottg"
* name 1..1 MS
* type MS
* type from DoorstepSiteTypeVS (extensible)
* type ^short = "admin-area of doorstep-site-type"
* physicalType 1..1 MS
* physicalType = $physical-type#jdn
* partOf MS
* extension contains http://hl7.org/fhir/StructureDefinition/location-boundary-geojson named boundary 0..1

Profile: DoorstepFacility
Parent: Location
Id: doorstep-facility
Title: "Health facility that receives people"
Description: "A hospital or another facility to which people are transferred. The position gives its distance, the functionality says whether it still works."
* extension contains DoorstepFunctionality named functionality 1..1 MS
* identifier MS
* status 1..1 MS
* name 1..1 MS
* type 1..* MS
* type from DoorstepFacilityTypeVS (extensible)
* type ^short = "health-facility of doorstep-site-type; a v3 RoleCode such as HOSP, GACH, ER or HU may stand beside it"
* telecom MS
* position 1..1 MS
* managingOrganization 1..1 MS
* partOf MS

Profile: DoorstepMobileUnit
Parent: Location
Id: doorstep-mobile-unit
Title: "Mobile unit"
Description: "The vehicle of a mobile clinic. Where it stands now is not recorded here."
* status 1..1 MS
* name 1..1 MS
* mode = #instance
* type 1..* MS
* type = $role-code#MOBL
* physicalType 1..1 MS
* physicalType = $physical-type#ve
* managingOrganization 1..1 MS
