// One concept of an own code system in the four languages of the programmes.
RuleSet: Concept(code, en, uk, ru, fr)
* #{code} "{en}"
* #{code} ^designation[0].language = #en
* #{code} ^designation[0].value = "{en}"
* #{code} ^designation[1].language = #uk
* #{code} ^designation[1].value = "{uk}"
* #{code} ^designation[2].language = #ru
* #{code} ^designation[2].value = "{ru}"
* #{code} ^designation[3].language = #fr
* #{code} ^designation[3].value = "{fr}"

// One LOINC code of a value set with the label that Doorstep shows for it.
RuleSet: Labelled(code, en, uk, ru, fr)
* ^compose.include[0].concept[+].code = #{code}
* ^compose.include[0].concept[=].designation[0].language = #en
* ^compose.include[0].concept[=].designation[0].value = "{en}"
* ^compose.include[0].concept[=].designation[1].language = #uk
* ^compose.include[0].concept[=].designation[1].value = "{uk}"
* ^compose.include[0].concept[=].designation[2].language = #ru
* ^compose.include[0].concept[=].designation[2].value = "{ru}"
* ^compose.include[0].concept[=].designation[3].language = #fr
* ^compose.include[0].concept[=].designation[3].value = "{fr}"

RuleSet: OwnCodeSystem
* ^status = #active
* ^experimental = false
* ^caseSensitive = true
* ^content = #complete

RuleSet: OwnValueSet
* ^status = #active
* ^experimental = false

// A search parameter; the identifier, the address and the code follow one pattern.
RuleSet: SearchParameterOf(resource, id, code, type, description)
* url = "https://doorstep.health/fhir/SearchParameter/{id}"
* version = "0.1.0"
* status = #active
* experimental = false
* publisher = "Doorstep"
* code = #{code}
* type = #{type}
* base = #{resource}
* description = "{description}"
* xpathUsage = #normal

RuleSet: IdentifierSystem(id, name, description)
* name = "{name}"
* status = #active
* kind = #identifier
* date = "2025-09-01"
* publisher = "Doorstep"
* description = "{description}"
* uniqueId.type = #uri
* uniqueId.value = "https://doorstep.health/sid/{id}"
* uniqueId.preferred = true
