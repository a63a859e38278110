// What the figures count, for software: a Measure for each, which $evaluate-measure evaluates. The words are those of
// docs/analysts.md; a test compares them.

RuleSet: MeasureOf(indicator, name, title, scoring)
* id = "doorstep-{indicator}"
* url = "https://doorstep.health/fhir/Measure/doorstep-{indicator}"
* version = "0.1.0"
* name = "{name}"
* title = "{title}"
* status = #active
* experimental = false
* publisher = "Doorstep"
* scoring = http://terminology.hl7.org/CodeSystem/measure-scoring#{scoring}
* group.code = DoorstepIndicator#{indicator}

RuleSet: Population(code, words)
* group.population[+].code = $measure-population#{code}
* group.population[=].criteria.language = #text/plain
* group.population[=].criteria.expression = "{words}"

RuleSet: CountedFrom(view)
* relatedArtifact[+].type = #depends-on
* relatedArtifact[=].resource = "https://doorstep.health/fhir/ViewDefinition/{view}"

RuleSet: MadeOf(indicator)
* relatedArtifact[+].type = #composed-of
* relatedArtifact[=].resource = "https://doorstep.health/fhir/Measure/doorstep-{indicator}"

Instance: measure-coverage
InstanceOf: Measure
Usage: #definition
* id = "doorstep-coverage"
* url = "https://doorstep.health/fhir/Measure/doorstep-coverage"
* version = "0.1.0"
* name = "DoorstepCoverage"
* title = "All figures of an organisation"
* status = #active
* experimental = false
* publisher = "Doorstep"
* insert MadeOf(visits)
* insert MadeOf(people-visited)
* insert MadeOf(consultations)
* insert MadeOf(people-served)
* insert MadeOf(visits-per-person)
* insert MadeOf(sites-reached)
* insert MadeOf(overdue-visits)
* insert MadeOf(overdue-by-unit)
* insert MadeOf(ecgs)
* insert MadeOf(ecgs-abnormal)
* insert MadeOf(ecg-coverage)
* insert MadeOf(decisions-not-carried-out)
* insert MadeOf(transfers)
* insert MadeOf(transfers-declined)
* insert MadeOf(transfer-hours)
* insert MadeOf(evacuations)
* insert MadeOf(art-supply)
* insert MadeOf(art-people)
* insert MadeOf(art-months)
* insert MadeOf(art-by-proxy)
* insert MadeOf(art-proxy-consent)
* insert MadeOf(viral-load-suppressed)
* insert MadeOf(viral-load-tested)
* insert MadeOf(trips)
* insert MadeOf(hotline-calls)
* insert MadeOf(hotline-days)
* insert MadeOf(childcare)
* insert MadeOf(appointments-kept)
* insert MadeOf(meetings)

Instance: measure-visits
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(visits, DoorstepVisits, [[Visits by place and week]], cohort)
* insert Population(initial-population, [[finished visits to persons, by place (its place code, else its id) and week; a visit with a village and a vehicle counts for the village]])
* insert CountedFrom(v_visit)
* insert CountedFrom(v_site)

Instance: measure-people-visited
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(people-visited, DoorstepPeopleVisited, [[People visited by place and week]], cohort)
* insert Population(initial-population, [[different people, by place and week]])
* insert CountedFrom(v_visit)
* insert CountedFrom(v_site)

Instance: measure-consultations
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(consultations, DoorstepConsultations, [[Consultations by age and sex]], cohort)
* insert Population(initial-population, [[finished visits to persons, by age and sex; pregnant if the last finding of 300 days says so]])
* insert CountedFrom(v_visit)
* insert CountedFrom(v_patient)
* insert CountedFrom(v_obs)

Instance: measure-people-served
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(people-served, DoorstepPeopleServed, [[People served by age and sex]], cohort)
* insert Population(initial-population, [[different people, by age and sex at their first visit of the term]])
* insert CountedFrom(v_visit)
* insert CountedFrom(v_patient)
* insert CountedFrom(v_obs)

Instance: measure-visits-per-person
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(visits-per-person, DoorstepVisitsPerPerson, [[People by the number of visits]], cohort)
* insert Population(initial-population, [[different people, by the number of finished visits to each: 1, 2, 3, 4, 5 and more]])
* insert CountedFrom(v_visit)

Instance: measure-sites-reached
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(sites-reached, DoorstepSitesReached, [[Villages and centres reached]], proportion)
* insert Population(denominator, [[those where people live whose records are kept, or with a visit]])
* insert Population(numerator, [[villages and collective centres with a visit]])
* insert CountedFrom(v_visit)
* insert CountedFrom(v_patient)
* insert CountedFrom(v_site)

Instance: measure-overdue-visits
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(overdue-visits, DoorstepOverdueVisits, [[Overdue monthly visits]], proportion)
* insert Population(denominator, [[all active plans of monthly care, as they are now]])
* insert Population(numerator, [[active plans of monthly care whose next visit was due 1 to 7, 8 to 30, or more days before the last day]])
* insert CountedFrom(v_plan)

Instance: measure-overdue-by-unit
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(overdue-by-unit, DoorstepOverdueByUnit, [[Overdue monthly visits by vehicle]], cohort)
* insert Population(initial-population, [[overdue visits of monthly care by days and by the vehicle that came last to the person within the year before, else unknown]])
* insert CountedFrom(v_plan)
* insert CountedFrom(v_visit)
* insert CountedFrom(v_site)

Instance: measure-ecgs
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(ecgs, DoorstepEcgs, [[Electrocardiograms by place]], cohort)
* insert Population(initial-population, [[electrocardiograms, by the place of the visit]])
* insert CountedFrom(v_obs)
* insert CountedFrom(v_visit)

Instance: measure-ecgs-abnormal
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(ecgs-abnormal, DoorstepEcgsAbnormal, [[Abnormal electrocardiograms]], proportion)
* insert Population(denominator, [[those with an interpretation]])
* insert Population(numerator, [[those with the interpretation A or AA]])
* insert CountedFrom(v_obs)

Instance: measure-ecg-coverage
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(ecg-coverage, DoorstepEcgCoverage, [[People with an illness of heart or vessels who had an electrocardiogram]], proportion)
* insert Population(denominator, [[people alive whose records are kept, with an active illness of heart or vessels (ICD-10 I00 to I99) recorded by the last day]])
* insert Population(numerator, [[of those, people with an electrocardiogram within the year before the last day]])
* insert CountedFrom(v_condition)
* insert CountedFrom(v_obs)
* insert CountedFrom(v_patient)

Instance: measure-decisions-not-carried-out
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(decisions-not-carried-out, DoorstepDecisionsNotCarriedOut, [[Decisions for hospital without a transfer]], proportion)
* insert Population(denominator, [[decisions for hospital of that urgency]])
* insert Population(numerator, [[decisions for hospital, by urgency, that no request for a transfer at the same visit or for the same person within 7 days followed]])
* insert CountedFrom(v_obs)
* insert CountedFrom(v_request)

Instance: measure-transfers
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(transfers, DoorstepTransfers, [[Transfers by destination and outcome]], cohort)
* insert Population(initial-population, [[requests for transfers, by the organisation asked and by where the Task that changed last stands]])
* insert CountedFrom(v_request)
* insert CountedFrom(v_task)

Instance: measure-transfers-declined
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(transfers-declined, DoorstepTransfersDeclined, [[Transfers declined]], proportion)
* insert Population(denominator, [[requests for transfers]])
* insert Population(numerator, [[transfers whose last Task was rejected or failed]])
* insert CountedFrom(v_request)
* insert CountedFrom(v_task)

Instance: measure-transfer-hours
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(transfer-hours, DoorstepTransferHours, [[Hours from the request of a transfer to arrival and admission]], continuous-variable)
* insert Population(initial-population, [[transfers of which the time is known, and the median of the hours from the request to the arrival at the first hospital that took the person, and to the admission]])
* insert CountedFrom(v_request)
* insert CountedFrom(v_task)

Instance: measure-evacuations
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(evacuations, DoorstepEvacuations, [[People on lists of evacuation by outcome]], cohort)
* insert Population(initial-population, [[different people on the list of an operation, by where their Task stands]])
* insert CountedFrom(v_request)
* insert CountedFrom(v_task)

Instance: measure-art-supply
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(art-supply, DoorstepArtSupply, [[Antiretroviral medicine in time, late or interrupted]], proportion)
* insert Population(denominator, [[all that ended within the term]])
* insert Population(numerator, [[supplies of antiretroviral medicine that ended within the term: the next was handed over in-time (by the last day of the supply), late (1 to 27 days after), interrupted (28 days after or later, or not at all), is still open, or the person left (died, moved away, treated elsewhere) within the 28 days]])
* insert CountedFrom(v_dispense)
* insert CountedFrom(v_task)
* insert CountedFrom(v_patient)

Instance: measure-art-people
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(art-people, DoorstepArtPeople, [[People on antiretroviral treatment]], cohort)
* insert Population(initial-population, [[different people whose last supply ends no more than 28 days before the last day, without those who left]])
* insert CountedFrom(v_dispense)
* insert CountedFrom(v_task)
* insert CountedFrom(v_patient)

Instance: measure-art-months
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(art-months, DoorstepArtMonths, [[Months of antiretroviral medicine handed out at once]], cohort)
* insert Population(initial-population, [[antiretroviral medicine handed out, by months at once (28 days each): under 3, 3 to 5, 6 and more]])
* insert CountedFrom(v_dispense)

Instance: measure-art-by-proxy
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(art-by-proxy, DoorstepArtByProxy, [[Antiretroviral medicine collected by others]], proportion)
* insert Population(denominator, [[all handed out]])
* insert Population(numerator, [[antiretroviral medicine that somebody else collected]])
* insert CountedFrom(v_dispense)

Instance: measure-art-proxy-consent
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(art-proxy-consent, DoorstepArtProxyConsent, [[Collected by others with consent]], proportion)
* insert Population(denominator, [[all that somebody else collected]])
* insert Population(numerator, [[of that, with a consent named]])
* insert CountedFrom(v_dispense)

Instance: measure-viral-load-suppressed
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(viral-load-suppressed, DoorstepViralLoadSuppressed, [[Viral load suppressed]], proportion)
* insert Population(denominator, [[people with a viral load]])
* insert Population(numerator, [[people whose last viral load is below 1000, 200, 50 copies/mL; \"not detected\" is below all three, <1000 is not known to be below 200]])
* insert CountedFrom(v_obs)

Instance: measure-viral-load-tested
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(viral-load-tested, DoorstepViralLoadTested, [[People on treatment with a viral load]], proportion)
* insert Population(denominator, [[people on treatment on the last day]])
* insert Population(numerator, [[people on treatment with a viral load]])
* insert CountedFrom(v_obs)
* insert CountedFrom(v_dispense)

Instance: measure-trips
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(trips, DoorstepTrips, [[Trips planned, done and called off]], cohort)
* insert Population(initial-population, [[trips by what came of them; those called off by the reason]])
* insert CountedFrom(v_task)

Instance: measure-hotline-calls
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(hotline-calls, DoorstepHotlineCalls, [[Calls to the hotline by outcome]], cohort)
* insert Population(initial-population, [[calls by what came of them: visited within 7 days, visited later, declined for a reason, waiting; a visit names the call in Encounter.basedOn]])
* insert CountedFrom(v_request)
* insert CountedFrom(v_visit)
* insert CountedFrom(v_task)

Instance: measure-hotline-days
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(hotline-days, DoorstepHotlineDays, [[Days from the call to the first visit]], continuous-variable)
* insert Population(initial-population, [[calls that were followed by a visit, and the median of the days from the call to the first visit]])
* insert CountedFrom(v_request)
* insert CountedFrom(v_visit)

Instance: measure-childcare
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(childcare, DoorstepChildcare, [[Childcare kept]], proportion)
* insert Population(denominator, [[all requests for childcare]])
* insert Population(numerator, [[requests for childcare that were completed]])
* insert CountedFrom(v_request)

Instance: measure-appointments-kept
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(appointments-kept, DoorstepAppointmentsKept, [[Appointments kept thanks to childcare]], proportion)
* insert Population(denominator, [[requests for childcare that were completed]])
* insert Population(numerator, [[those that an appointment which was kept names, other than that of the childcare itself]])
* insert CountedFrom(v_request)
* insert CountedFrom(v_appointment)

Instance: measure-meetings
InstanceOf: Measure
Usage: #definition
* insert MeasureOf(meetings, DoorstepMeetings, [[Meetings of support groups and attendances]], cohort)
* insert Population(initial-population, [[meetings of support groups, and attendances]])
* insert CountedFrom(v_visit)
