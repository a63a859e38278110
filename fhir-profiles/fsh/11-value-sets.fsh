// Value sets. The words that Doorstep shows for LOINC codes are in 12-labels.fsh.

ValueSet: DoorstepServiceVS
Id: doorstep-service-vs
Title: "Services of care at home"
Description: "All services of care at home."
* insert OwnValueSet
* include codes from system DoorstepService

ValueSet: DoorstepDecisionVS
Id: doorstep-decision-vs
Title: "Decisions on hospitalisation"
Description: "All decisions on hospitalisation."
* insert OwnValueSet
* include codes from system DoorstepDecision

ValueSet: DoorstepMobilityVS
Id: doorstep-mobility-vs
Title: "Mobility and position for transport"
Description: "All degrees of mobility."
* insert OwnValueSet
* include codes from system DoorstepMobility

ValueSet: DoorstepCriterionVS
Id: doorstep-criterion-vs
Title: "Criteria for care at home"
Description: "All criteria of eligibility."
* insert OwnValueSet
* include codes from system DoorstepCriterion

ValueSet: DoorstepEligibilityOutcomeVS
Id: doorstep-eligibility-outcome-vs
Title: "Outcomes of the assessment for care at home"
Description: "All outcomes of the assessment."
* insert OwnValueSet
* include codes from system DoorstepEligibilityOutcome

ValueSet: DoorstepEvacuationPreferenceVS
Id: doorstep-evac-preference-vs
Title: "Wishes regarding evacuation"
Description: "All wishes regarding evacuation."
* insert OwnValueSet
* include codes from system DoorstepEvacuationPreferenceCode

ValueSet: DoorstepBusinessStatusVS
Id: doorstep-business-status-vs
Title: "States of a transfer"
Description: "All states of a transfer."
* insert OwnValueSet
* include codes from system DoorstepBusinessStatus

ValueSet: DoorstepSiteTypeVS
Id: doorstep-site-type-vs
Title: "Kinds of place"
Description: "All kinds of place."
* insert OwnValueSet
* include codes from system DoorstepSiteType

ValueSet: DoorstepFacilityFunctionalityVS
Id: doorstep-facility-functionality-vs
Title: "Functionality of a health facility"
Description: "All degrees of functionality."
* insert OwnValueSet
* include codes from system DoorstepFacilityFunctionality

ValueSet: DoorstepEpisodeTypeVS
Id: doorstep-episode-type-vs
Title: "Kinds of care episode"
Description: "All kinds of care episode."
* insert OwnValueSet
* include codes from system DoorstepEpisodeType

ValueSet: DoorstepTaskVS
Id: doorstep-task-vs
Title: "Kinds of task"
Description: "All kinds of task."
* insert OwnValueSet
* include codes from system DoorstepTask

ValueSet: DoorstepRoleVS
Id: doorstep-role-vs
Title: "Roles in a team"
Description: "All roles in a team."
* insert OwnValueSet
* include codes from system DoorstepRole

ValueSet: DoorstepConsentCategoryVS
Id: doorstep-consent-category-vs
Title: "Kinds of consent"
Description: "The two kinds of consent of care at home, beside the categories of R4."
* insert OwnValueSet
* include codes from system DoorstepConsentCategory
* include codes from valueset http://hl7.org/fhir/ValueSet/consent-category

ValueSet: DoorstepVisitSiteTypeVS
Id: doorstep-visit-site-type-vs
Title: "Kinds of place where care is given"
Description: "Places that a team visits; areas and receiving facilities have profiles of their own."
* insert OwnValueSet
* DoorstepSiteType#village
* DoorstepSiteType#collective-centre
* DoorstepSiteType#private-home
* DoorstepSiteType#social-centre
* DoorstepSiteType#aids-centre
* DoorstepSiteType#assembly-point

ValueSet: DoorstepFacilityTypeVS
Id: doorstep-facility-type-vs
Title: "Kinds of facility that receives people"
Description: "The kind of place by which Doorstep recognises a receiving facility, and the role codes that may stand beside it."
* insert OwnValueSet
* DoorstepSiteType#health-facility
* $role-code#HOSP
* $role-code#GACH
* $role-code#ER
* $role-code#HU

ValueSet: DoorstepVisitClassVS
Id: doorstep-visit-class-vs
Title: "Classes of visit"
Description: "At home, in the field, remote or at the mobile clinic."
* insert OwnValueSet
* $act-code#HH
* $act-code#FLD
* $act-code#VR
* $act-code#AMB

ValueSet: DoorstepVisitTypeVS
Id: doorstep-visit-type-vs
Title: "Services that make an encounter a home visit"
Description: "An encounter with one of these types is held to the profile of home visits."
* insert OwnValueSet
* DoorstepService#home-visit
* DoorstepService#monthly-home-care
* DoorstepService#collective-centre-clinic

ValueSet: DoorstepSupportContactTypeVS
Id: doorstep-support-contact-type-vs
Title: "Kinds of support contact"
Description: "Psychological, social and peer support."
* insert OwnValueSet
* DoorstepService#psychological-support
* DoorstepService#social-help
* DoorstepService#peer-counselling

ValueSet: DoorstepTransferServiceVS
Id: doorstep-transfer-service-vs
Title: "Kinds of transfer"
Description: "Transfers of one person, evacuation included."
* insert OwnValueSet
* DoorstepService#transfer-consultation
* DoorstepService#transfer-hospitalisation
* DoorstepService#emergency-evacuation

ValueSet: DoorstepHivViralLoadVS
Id: doorstep-hiv-viral-load-vs
Title: "HIV viral load tests"
Description: "Copies of HIV-1 RNA per millilitre, in plasma or in an unspecified specimen."
* insert OwnValueSet
* $loinc#20447-9
* $loinc#25836-8

ValueSet: DoorstepCd4VS
Id: doorstep-cd4-vs
Title: "CD4 tests"
Description: "Absolute count and share of CD4 cells."
* insert OwnValueSet
* $loinc#24467-3
* $loinc#8123-2

ValueSet: DoorstepHivObservationVS
Id: doorstep-hiv-observation-vs
Title: "Results that disclose HIV status"
Description: "LOINC codes of results that tell or suggest that a person has HIV; the server labels such a result."
* insert OwnValueSet
* $loinc#20447-9
* $loinc#25836-8
* $loinc#29541-0
* $loinc#70241-5
* $loinc#24467-3
* $loinc#8123-2
* $loinc#45233-4
* $loinc#45246-6
* $loinc#45237-5

ValueSet: DoorstepEcgLeadVS
Id: doorstep-ecg-lead-vs
Title: "Leads of the electrocardiogram"
Description: "The twelve standard leads."
* insert OwnValueSet
* $mdc#131329
* $mdc#131330
* $mdc#131389
* $mdc#131390
* $mdc#131391
* $mdc#131392
* $mdc#131331
* $mdc#131332
* $mdc#131333
* $mdc#131334
* $mdc#131335
* $mdc#131336

ValueSet: DoorstepAntiretroviralVS
Id: doorstep-antiretroviral-vs
Title: "Antiretroviral medicines in use"
Description: "ATC codes of the antiretroviral medicines that the programmes hand out; not the whole ATC group."
* insert OwnValueSet
* $atc#J05AF01
* $atc#J05AF05
* $atc#J05AF06
* $atc#J05AF07
* $atc#J05AF09
* $atc#J05AF13
* $atc#J05AG01
* $atc#J05AG03
* $atc#J05AG05
* $atc#J05AG06
* $atc#J05AE03
* $atc#J05AE08
* $atc#J05AE10
* $atc#J05AJ01
* $atc#J05AJ03
* $atc#J05AR01
* $atc#J05AR02
* $atc#J05AR03
* $atc#J05AR06
* $atc#J05AR10
* $atc#J05AR13
* $atc#J05AR17
* $atc#J05AR20
* $atc#J05AR24
* $atc#J05AR25
* $atc#J05AR27


ValueSet: DoorstepOrganizationKindVS
Id: doorstep-organization-kind-vs
Title: "Kinds of organisation"
Description: "Kinds of Doorstep and types of HL7, which may stand beside each other."
* insert OwnValueSet
* include codes from system DoorstepOrganizationType
* include codes from system $organization-type

ValueSet: DoorstepStayClassVS
Id: doorstep-stay-class-vs
Title: "Classes of a hospital stay"
Description: "Inpatient, acute and not acute."
* insert OwnValueSet
* $act-code#IMP
* $act-code#ACUTE
* $act-code#NONAC

ValueSet: DoorstepPalliativeVS
Id: doorstep-palliative-vs
Title: "Palliative assessments"
Description: "Performance, pain and burden of symptoms. LOINC has no code for the palliative performance scale and for ESAS."
* insert OwnValueSet
* $loinc#89243-0
* $loinc#89247-1
* $loinc#72514-3
* DoorstepObs#palliative-performance
* DoorstepObs#symptom-burden

ValueSet: DoorstepOwnPalliativeVS
Id: doorstep-own-palliative-vs
Title: "Palliative assessments with codes of Doorstep"
Description: "An observation with one of these codes is held to the profile of palliative assessments."
* insert OwnValueSet
* DoorstepObs#palliative-performance
* DoorstepObs#symptom-burden

ValueSet: DoorstepPsychScoreVS
Id: doorstep-psych-score-vs
Title: "Scores of depression and anxiety"
Description: "Totals of PHQ-9, PHQ-2 and GAD-7."
* insert OwnValueSet
* $loinc#44261-6
* $loinc#55758-7
* $loinc#70274-6
