// Concept maps. Of the WHO's HIV concepts (CC BY-SA 3.0 IGO) only codes and the address stand here, never their definitions.

RuleSet: MapOf(id, name, title, description)
* url = "https://doorstep.health/fhir/ConceptMap/{id}"
* version = "0.1.0"
* name = "{name}"
* title = "{title}"
* status = #active
* experimental = false
* publisher = "Doorstep"
* description = "{description}"

RuleSet: WhoHivConcepts(valueset)
* targetUri = "http://smart.who.int/hiv/ValueSet/{valueset}"
* copyright = "Target codes: WHO SMART Guidelines HIV, CC BY-SA 3.0 IGO; see http://smart.who.int/hiv for what they mean."

RuleSet: Maps(code, target, equivalence)
* group[0].element[+].code = #{code}
* group[0].element[=].target[0].code = #{target}
* group[0].element[=].target[0].equivalence = #{equivalence}

RuleSet: Unmapped(code, why)
* group[0].element[+].code = #{code}
* group[0].element[=].target[0].equivalence = #unmatched
* group[0].element[=].target[0].comment = "{why}"

Instance: doorstep-antiretroviral-to-who
InstanceOf: ConceptMap
Usage: #definition
* insert MapOf(doorstep-antiretroviral-to-who, DoorstepAntiretroviralToWho, [[Antiretroviral medicines to WHO HIV concepts]], [[ATC codes to the ART regimens (HIV.D.DE90) and, where one medicine is not a whole regimen, to the composition of a regimen (HIV.D.DE128) of the WHO.]])
* sourceUri = "https://doorstep.health/fhir/ValueSet/doorstep-antiretroviral-vs"
* insert WhoHivConcepts(HIV.D.DE90)
* group[0].source = $atc
* group[0].target = $who-hiv
* insert Maps(J05AR27, HIV.D.DE109, equivalent)
* insert Maps(J05AR13, HIV.D.DE92, equivalent)
* insert Maps(J05AR06, HIV.D.DE120, equivalent)
* insert Maps(J05AR20, HIV.D.DE126, wider)
* insert Maps(J05AR24, HIV.D.DE126, wider)
* insert Maps(J05AR25, HIV.D.DE126, wider)
* insert Maps(J05AR10, HIV.D.DE141, equivalent)
* insert Maps(J05AF01, HIV.D.DE132, equivalent)
* insert Maps(J05AF05, HIV.D.DE131, equivalent)
* insert Maps(J05AF06, HIV.D.DE129, equivalent)
* insert Maps(J05AF07, HIV.D.DE135, equivalent)
* insert Maps(J05AF09, HIV.D.DE130, equivalent)
* insert Maps(J05AG01, HIV.D.DE138, equivalent)
* insert Maps(J05AG03, HIV.D.DE136, equivalent)
* insert Maps(J05AG05, HIV.D.DE139, equivalent)
* insert Maps(J05AE03, HIV.D.DE143, equivalent)
* insert Maps(J05AE08, HIV.D.DE140, narrower)
* insert Maps(J05AE10, HIV.D.DE142, narrower)
* insert Maps(J05AJ01, HIV.D.DE145, equivalent)
* insert Maps(J05AJ03, HIV.D.DE144, equivalent)
* insert Unmapped(J05AF13, [[The WHO lists tenofovir alafenamide only within whole regimens.]])
* insert Unmapped(J05AG06, [[The WHO has no concept for doravirine.]])
* insert Unmapped(J05AR01, [[Two of the three medicines of a regimen; send each ingredient.]])
* insert Unmapped(J05AR02, [[Two of the three medicines of a regimen; send each ingredient.]])
* insert Unmapped(J05AR03, [[Two of the three medicines of a regimen; send each ingredient.]])
* insert Unmapped(J05AR17, [[Two of the three medicines of a regimen; send each ingredient.]])

Instance: doorstep-hiv-stage-to-who
InstanceOf: ConceptMap
Usage: #definition
* insert MapOf(doorstep-hiv-stage-to-who, DoorstepHivStageToWho, [[HIV stages to WHO HIV concepts]], [[Clinical stages to the concepts of the WHO.]])
* sourceUri = "https://doorstep.health/fhir/ValueSet/doorstep-hiv-stage-vs"
* insert WhoHivConcepts(HIV.D.DE186)
* group[0].source = Canonical(DoorstepHivStageCode)
* group[0].target = $who-hiv
* insert Maps(stage-1, HIV.D.DE187, equivalent)
* insert Maps(stage-2, HIV.D.DE188, equivalent)
* insert Maps(stage-3, HIV.D.DE189, equivalent)
* insert Maps(stage-4, HIV.D.DE190, equivalent)

Instance: doorstep-follow-up-reason-to-who
InstanceOf: ConceptMap
Usage: #definition
* insert MapOf(doorstep-follow-up-reason-to-who, DoorstepFollowUpReasonToWho, [[Reasons of follow-up to WHO HIV concepts]], [[Why a person is looked for, in the concepts of the WHO (HIV.H.DE1).]])
* sourceUri = "https://doorstep.health/fhir/ValueSet/doorstep-follow-up-reason-vs"
* insert WhoHivConcepts(HIV.H.DE1)
* group[0].source = Canonical(DoorstepFollowUpReason)
* group[0].target = $who-hiv
* insert Maps(missed-appointment, HIV.H.DE2, equivalent)
* insert Maps(missed-medicine, HIV.H.DE3, equivalent)
* insert Maps(result-to-tell, HIV.H.DE7, equivalent)
* insert Maps(abnormal-result, HIV.H.DE8, wider)
* insert Maps(after-discharge, HIV.H.DE8, wider)
* insert Maps(other, HIV.H.DE8, equivalent)

Instance: doorstep-follow-up-outcome-to-who
InstanceOf: ConceptMap
Usage: #definition
* insert MapOf(doorstep-follow-up-outcome-to-who, DoorstepFollowUpOutcomeToWho, [[Outcomes of follow-up to WHO HIV concepts]], [[What came of looking for a person, in the concepts of the WHO: the outcome of an attempt (HIV.H.DE23) or the outcome of treatment (HIV.H.DE41).]])
* sourceUri = "https://doorstep.health/fhir/ValueSet/doorstep-follow-up-outcome-vs"
* insert WhoHivConcepts(HIV.H.DE23)
* group[0].source = Canonical(DoorstepFollowUpOutcome)
* group[0].target = $who-hiv
* insert Maps(reached, HIV.H.DE24, inexact)
* insert Maps(returned-to-care, HIV.H.DE24, inexact)
* insert Maps(not-reached, HIV.H.DE28, equivalent)
* insert Maps(moved-away, HIV.H.DE30, equivalent)
* insert Maps(treated-elsewhere, HIV.H.DE25, wider)
* insert Maps(stopped-treatment, HIV.H.DE45, equivalent)
* insert Maps(lost, HIV.H.DE42, equivalent)
* insert Maps(died, HIV.H.DE29, equivalent)

Instance: doorstep-transfer-to-who
InstanceOf: ConceptMap
Usage: #definition
* insert MapOf(doorstep-transfer-to-who, DoorstepTransferToWho, [[Transfers to WHO reasons of referral]], [[What a transfer is for, in the reasons of referral of the WHO (HIV.I.DE2).]])
* sourceUri = "https://doorstep.health/fhir/ValueSet/doorstep-transfer-service-vs"
* insert WhoHivConcepts(HIV.I.DE2)
* group[0].source = Canonical(DoorstepService)
* group[0].target = $who-hiv
* insert Maps(transfer-hospitalisation, HIV.I.DE3, equivalent)
* insert Maps(transfer-consultation, HIV.I.DE7, wider)
* insert Unmapped(emergency-evacuation, [[An evacuation is no referral for care.]])

Instance: doorstep-service-to-mds
InstanceOf: ConceptMap
Usage: #definition
* insert MapOf(doorstep-service-to-mds, DoorstepServiceToMds, [[Services to items of the daily report]], [[Which item of the daily report of emergency medical teams a service counts under.]])
* sourceUri = "https://doorstep.health/fhir/ValueSet/doorstep-service-vs"
* targetUri = "https://doorstep.health/fhir/ValueSet/doorstep-mds-item-vs"
* group[0].source = Canonical(DoorstepService)
* group[0].target = Canonical(DoorstepMdsItem)
* insert Maps(transfer-hospitalisation, referral, narrower)
* insert Maps(transfer-consultation, referral, narrower)
* insert Maps(palliative-inpatient, admission, narrower)
* insert Maps(dressing, minor-surgical-procedure, inexact)
* insert Maps(monthly-home-care, discharge-with-follow-up, inexact)
* insert Unmapped(home-visit, [[A visit is counted by its diagnosis and its outcome.]])
* insert Unmapped(collective-centre-clinic, [[A visit is counted by its diagnosis and its outcome.]])
* insert Unmapped(emergency-evacuation, [[An evacuation is no consultation.]])

Instance: doorstep-decision-to-mds
InstanceOf: ConceptMap
Usage: #definition
* insert MapOf(doorstep-decision-to-mds, DoorstepDecisionToMds, [[Decisions to outcomes of the daily report]], [[Which outcome of the daily report of emergency medical teams a decision on hospitalisation counts under.]])
* sourceUri = "https://doorstep.health/fhir/ValueSet/doorstep-decision-vs"
* targetUri = "https://doorstep.health/fhir/ValueSet/doorstep-mds-item-vs"
* group[0].source = Canonical(DoorstepDecision)
* group[0].target = Canonical(DoorstepMdsItem)
* insert Maps(not-needed, discharge-with-follow-up, inexact)
* insert Maps(planned, referral, narrower)
* insert Maps(urgent, referral, narrower)
* insert Maps(emergency, referral, narrower)
* insert Maps(needed-refused, discharge-against-advice, equivalent)
* insert Unmapped(needed-not-possible, [[The form has no outcome for a person who should have been referred and could not.]])
