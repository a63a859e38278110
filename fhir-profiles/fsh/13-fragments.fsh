// Fragments of code systems of others: only the codes that Doorstep itself uses, so that the server can check and show them.
// A code without a display is one whose official name was not at hand.

Instance: loinc-fragment
InstanceOf: CodeSystem
Usage: #definition
* url = "http://loinc.org"
* name = "LoincFragment"
* title = "LOINC codes used by Doorstep"
* status = #active
* experimental = false
* description = "The LOINC codes that Doorstep uses, with their long common names. Other LOINC codes are as welcome."
* copyright = "This material contains content from LOINC (http://loinc.org). LOINC is copyright © Regenstrief Institute, Inc. and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is available at no cost under the license at http://loinc.org/license. LOINC® is a registered United States trademark of Regenstrief Institute, Inc."
* caseSensitive = false
* content = #fragment
* concept[+].code = #24467-3
* concept[=].display = "CD3+CD4+ (T4 helper) cells [#/volume] in Blood"
* concept[+].code = #8123-2
* concept[=].display = "CD3+CD4+ (T4 helper) cells/100 cells in Blood"
* concept[+].code = #20447-9
* concept[=].display = "HIV 1 RNA [#/volume] (viral load) in Serum or Plasma by NAA with probe detection"
* concept[+].code = #25836-8
* concept[=].display = "HIV 1 RNA [#/volume] (viral load) in Specimen by NAA with probe detection"
* concept[+].code = #29541-0
* concept[=].display = "HIV 1 RNA [Log #/volume] (viral load) in Serum or Plasma by NAA with probe detection"
* concept[+].code = #70241-5
* concept[=].display = "HIV 1 RNA [#/volume] (viral load) in Plasma by Probe and target amplification method detection limit = 20 copies/mL"
* concept[+].code = #718-7
* concept[=].display = "Hemoglobin [Mass/volume] in Blood"
* concept[+].code = #20570-8
* concept[=].display = "Hematocrit [Volume Fraction] of Blood"
* concept[+].code = #6690-2
* concept[=].display = "Leukocytes [#/volume] in Blood by Automated count"
* concept[+].code = #777-3
* concept[=].display = "Platelets [#/volume] in Blood by Automated count"
* concept[+].code = #14682-9
* concept[=].display = "Creatinine [Moles/volume] in Serum or Plasma"
* concept[+].code = #2160-0
* concept[=].display = "Creatinine [Mass/volume] in Serum or Plasma"
* concept[+].code = #62238-1
* concept[=].display = "Glomerular filtration rate/1.73 sq M.predicted [Volume Rate/Area] in Serum, Plasma or Blood by Creatinine-based formula (CKD-EPI)"
* concept[+].code = #33914-3
* concept[=].display = "Glomerular filtration rate/1.73 sq M.predicted [Volume Rate/Area] in Serum or Plasma by Creatinine-based formula (MDRD)"
* concept[+].code = #1742-6
* concept[=].display = "Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma"
* concept[+].code = #1920-8
* concept[=].display = "Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma"
* concept[+].code = #14631-6
* concept[=].display = "Bilirubin.total [Moles/volume] in Serum or Plasma"
* concept[+].code = #14749-6
* concept[=].display = "Glucose [Moles/volume] in Serum or Plasma"
* concept[+].code = #15074-8
* concept[=].display = "Glucose [Moles/volume] in Blood"
* concept[+].code = #14743-9
* concept[=].display = "Glucose [Moles/volume] in Capillary blood by Glucometer"
* concept[+].code = #2339-0
* concept[=].display = "Glucose [Mass/volume] in Blood"
* concept[+].code = #32016-8
* concept[=].display = "Glucose [Mass/volume] in Capillary blood"
* concept[+].code = #41653-7
* concept[=].display = "Glucose [Mass/volume] in Capillary blood by Glucometer"
* concept[+].code = #5196-1
* concept[=].display = "Hepatitis B virus surface Ag [Presence] in Serum or Plasma by Immunoassay"
* concept[+].code = #16128-1
* concept[=].display = "Hepatitis C virus Ab [Presence] in Serum"
* concept[+].code = #13955-0
* concept[=].display = "Hepatitis C virus Ab [Presence] in Serum or Plasma by Immunoassay"
* concept[+].code = #29896-8
* concept[+].code = #31788-3
* concept[+].code = #88874-3
* concept[=].display = "Mycobacterium tuberculosis complex DNA [Presence] in Isolate or Specimen by Molecular genetics method"
* concept[+].code = #95127-7
* concept[+].code = #85354-9
* concept[=].display = "Blood pressure panel with all children optional"
* concept[+].code = #8480-6
* concept[=].display = "Systolic blood pressure"
* concept[+].code = #8462-4
* concept[=].display = "Diastolic blood pressure"
* concept[+].code = #8867-4
* concept[=].display = "Heart rate"
* concept[+].code = #9279-1
* concept[=].display = "Respiratory rate"
* concept[+].code = #8310-5
* concept[=].display = "Body temperature"
* concept[+].code = #2708-6
* concept[=].display = "Oxygen saturation in Arterial blood"
* concept[+].code = #59408-5
* concept[=].display = "Oxygen saturation in Arterial blood by Pulse oximetry"
* concept[+].code = #29463-7
* concept[=].display = "Body weight"
* concept[+].code = #8302-2
* concept[=].display = "Body height"
* concept[+].code = #39156-5
* concept[=].display = "Body mass index (BMI) [Ratio]"
* concept[+].code = #72514-3
* concept[=].display = "Pain severity - 0-10 verbal numeric rating [Score] - Reported"
* concept[+].code = #89243-0
* concept[=].display = "Karnofsky Performance Status score"
* concept[+].code = #89247-1
* concept[=].display = "ECOG Performance Status score"
* concept[+].code = #9269-2
* concept[=].display = "Glasgow coma score total"
* concept[+].code = #67775-7
* concept[=].display = "Level of responsiveness"
* concept[+].code = #44261-6
* concept[=].display = "Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]"
* concept[+].code = #55758-7
* concept[=].display = "Patient Health Questionnaire 2 item (PHQ-2) total score [Reported]"
* concept[+].code = #70274-6
* concept[=].display = "Generalized anxiety disorder 7 item (GAD-7) total score [Reported.PHQ]"
* concept[+].code = #11524-6
* concept[=].display = "EKG study"
* concept[+].code = #34534-8
* concept[=].display = "12 lead EKG panel"
* concept[+].code = #8601-7
* concept[=].display = "EKG impression"
* concept[+].code = #18844-1
* concept[+].code = #8625-6
* concept[=].display = "P-R Interval"
* concept[+].code = #8633-0
* concept[=].display = "QRS duration"
* concept[+].code = #8634-8
* concept[=].display = "Q-T interval"
* concept[+].code = #8636-3
* concept[=].display = "Q-T interval corrected"
* concept[+].code = #45233-4
* concept[+].code = #75276-6
* concept[=].display = "Functional status [Interpretation]"
* concept[+].code = #45246-6
* concept[+].code = #45237-5
* concept[=].display = "Date lost to HIV treatment follow-up"
* concept[+].code = #82810-3
* concept[=].display = "Pregnancy status"
* concept[+].code = #LA15173-0
* concept[=].display = "Pregnant"
* concept[+].code = #LA26683-5
* concept[=].display = "Not pregnant"
* concept[+].code = #LA4489-6
* concept[=].display = "Unknown"
* concept[+].code = #15515-0
* concept[+].code = #11459-5
* concept[+].code = #15517-6
* concept[+].code = #18591-8
* concept[+].code = #39123-5
* concept[+].code = #39135-9
* concept[+].code = #45780-4
* concept[+].code = #71802-3
* concept[=].display = "Housing status"
* concept[+].code = #18761-7
* concept[=].display = "Transfer summary note"
* concept[+].code = #57133-1
* concept[=].display = "Referral note"
* concept[+].code = #57141-4
* concept[+].code = #60591-5
* concept[=].display = "Patient summary Document"
* concept[+].code = #18842-5
* concept[=].display = "Discharge summary"
* concept[+].code = #59284-0
* concept[=].display = "Consent Document"
* concept[+].code = #11502-2
* concept[=].display = "Laboratory report"
* concept[+].code = #26436-6
* concept[=].display = "Laboratory studies (set)"
* concept[+].code = #42349-1
* concept[=].display = "Reason for referral (narrative)"
* concept[+].code = #104605-1
* concept[=].display = "Alert"
* concept[+].code = #10164-2
* concept[=].display = "History of Present illness Narrative"
* concept[+].code = #8716-3
* concept[=].display = "Vital signs"
* concept[+].code = #29545-1
* concept[=].display = "Physical findings Narrative"
* concept[+].code = #30954-2
* concept[=].display = "Relevant diagnostic tests/laboratory data Narrative"
* concept[+].code = #11450-4
* concept[=].display = "Problem list - Reported"
* concept[+].code = #10160-0
* concept[=].display = "History of Medication use Narrative"
* concept[+].code = #48765-2
* concept[=].display = "Allergies and adverse reactions Document"
* concept[+].code = #47519-4
* concept[=].display = "History of Procedures Document"
* concept[+].code = #47420-5
* concept[=].display = "Functional status assessment note"
* concept[+].code = #11348-0
* concept[=].display = "History of Past illness Narrative"
* concept[+].code = #29762-2
* concept[=].display = "Social history Narrative"
* concept[+].code = #10162-6
* concept[=].display = "History of pregnancies Narrative"
* concept[+].code = #11369-6
* concept[=].display = "History of Immunization Narrative"
* concept[+].code = #42348-3
* concept[=].display = "Advance directives"
* concept[+].code = #18776-5
* concept[=].display = "Plan of care note"
* concept[+].code = #85847-2
* concept[+].code = #85353-1
* concept[=].display = "Vital signs, weight, height, head circumference, oxygen saturation and BMI panel"

Instance: mdc-fragment
InstanceOf: CodeSystem
Usage: #definition
* url = "urn:iso:std:iso:11073:10101"
* name = "MdcFragment"
* title = "ECG leads of ISO/IEEE 11073-10101"
* status = #active
* experimental = false
* description = "Codes and reference identifiers of the twelve standard ECG leads. Both addresses of the nomenclature are in use, so both are served."
* copyright = "Codes and reference identifiers of ISO/IEEE 11073-10101, used as identifiers of the leads."
* caseSensitive = true
* content = #fragment
* concept[+].code = #131328
* concept[=].display = "MDC_ECG_ELEC_POTL"
* concept[+].code = #131329
* concept[=].display = "MDC_ECG_ELEC_POTL_I"
* concept[+].code = #131330
* concept[=].display = "MDC_ECG_ELEC_POTL_II"
* concept[+].code = #131389
* concept[=].display = "MDC_ECG_ELEC_POTL_III"
* concept[+].code = #131390
* concept[=].display = "MDC_ECG_ELEC_POTL_AVR"
* concept[+].code = #131391
* concept[=].display = "MDC_ECG_ELEC_POTL_AVL"
* concept[+].code = #131392
* concept[=].display = "MDC_ECG_ELEC_POTL_AVF"
* concept[+].code = #131331
* concept[=].display = "MDC_ECG_ELEC_POTL_V1"
* concept[+].code = #131332
* concept[=].display = "MDC_ECG_ELEC_POTL_V2"
* concept[+].code = #131333
* concept[=].display = "MDC_ECG_ELEC_POTL_V3"
* concept[+].code = #131334
* concept[=].display = "MDC_ECG_ELEC_POTL_V4"
* concept[+].code = #131335
* concept[=].display = "MDC_ECG_ELEC_POTL_V5"
* concept[+].code = #131336
* concept[=].display = "MDC_ECG_ELEC_POTL_V6"

Instance: mdc-oid-fragment
InstanceOf: CodeSystem
Usage: #definition
* url = "urn:oid:2.16.840.1.113883.6.24"
* name = "MdcOidFragment"
* title = "ECG leads of ISO/IEEE 11073-10101 under the object identifier"
* status = #active
* experimental = false
* description = "Codes and reference identifiers of the twelve standard ECG leads. Both addresses of the nomenclature are in use, so both are served."
* copyright = "Codes and reference identifiers of ISO/IEEE 11073-10101, used as identifiers of the leads."
* caseSensitive = true
* content = #fragment
* concept[+].code = #131328
* concept[=].display = "MDC_ECG_ELEC_POTL"
* concept[+].code = #131329
* concept[=].display = "MDC_ECG_ELEC_POTL_I"
* concept[+].code = #131330
* concept[=].display = "MDC_ECG_ELEC_POTL_II"
* concept[+].code = #131389
* concept[=].display = "MDC_ECG_ELEC_POTL_III"
* concept[+].code = #131390
* concept[=].display = "MDC_ECG_ELEC_POTL_AVR"
* concept[+].code = #131391
* concept[=].display = "MDC_ECG_ELEC_POTL_AVL"
* concept[+].code = #131392
* concept[=].display = "MDC_ECG_ELEC_POTL_AVF"
* concept[+].code = #131331
* concept[=].display = "MDC_ECG_ELEC_POTL_V1"
* concept[+].code = #131332
* concept[=].display = "MDC_ECG_ELEC_POTL_V2"
* concept[+].code = #131333
* concept[=].display = "MDC_ECG_ELEC_POTL_V3"
* concept[+].code = #131334
* concept[=].display = "MDC_ECG_ELEC_POTL_V4"
* concept[+].code = #131335
* concept[=].display = "MDC_ECG_ELEC_POTL_V5"
* concept[+].code = #131336
* concept[=].display = "MDC_ECG_ELEC_POTL_V6"

Instance: atc-fragment
InstanceOf: CodeSystem
Usage: #definition
* url = "http://www.whocc.no/atc"
* name = "AtcFragment"
* title = "ATC codes used by Doorstep"
* status = #active
* experimental = false
* description = "The ATC codes that the value sets, the examples and the demo region of Doorstep use; not a copy of the ATC index. Any other ATC code is accepted."
* copyright = "ATC is a classification of the WHO Collaborating Centre for Drug Statistics Methodology, Oslo."
* caseSensitive = true
* content = #fragment
* concept[+].code = #J05AF01
* concept[=].display = "zidovudine"
* concept[+].code = #J05AF05
* concept[=].display = "lamivudine"
* concept[+].code = #J05AF06
* concept[=].display = "abacavir"
* concept[+].code = #J05AF07
* concept[=].display = "tenofovir disoproxil"
* concept[+].code = #J05AF09
* concept[=].display = "emtricitabine"
* concept[+].code = #J05AF13
* concept[=].display = "tenofovir alafenamide"
* concept[+].code = #J05AG01
* concept[=].display = "nevirapine"
* concept[+].code = #J05AG03
* concept[=].display = "efavirenz"
* concept[+].code = #J05AG05
* concept[=].display = "rilpivirine"
* concept[+].code = #J05AG06
* concept[=].display = "doravirine"
* concept[+].code = #J05AE03
* concept[=].display = "ritonavir"
* concept[+].code = #J05AE08
* concept[=].display = "atazanavir"
* concept[+].code = #J05AE10
* concept[=].display = "darunavir"
* concept[+].code = #J05AJ01
* concept[=].display = "raltegravir"
* concept[+].code = #J05AJ03
* concept[=].display = "dolutegravir"
* concept[+].code = #J05AR01
* concept[=].display = "zidovudine and lamivudine"
* concept[+].code = #J05AR02
* concept[=].display = "lamivudine and abacavir"
* concept[+].code = #J05AR03
* concept[=].display = "tenofovir disoproxil and emtricitabine"
* concept[+].code = #J05AR06
* concept[=].display = "emtricitabine, tenofovir disoproxil and efavirenz"
* concept[+].code = #J05AR10
* concept[=].display = "lopinavir and ritonavir"
* concept[+].code = #J05AR13
* concept[=].display = "lamivudine, abacavir and dolutegravir"
* concept[+].code = #J05AR17
* concept[=].display = "emtricitabine and tenofovir alafenamide"
* concept[+].code = #J05AR20
* concept[=].display = "emtricitabine, tenofovir alafenamide and bictegravir"
* concept[+].code = #J05AR24
* concept[=].display = "lamivudine, tenofovir disoproxil and doravirine"
* concept[+].code = #J05AR25
* concept[=].display = "lamivudine and dolutegravir"
* concept[+].code = #J05AR27
* concept[=].display = "lamivudine, tenofovir disoproxil and dolutegravir"
* concept[+].code = #J01EE01
* concept[=].display = "sulfamethoxazole and trimethoprim"
* concept[+].code = #J04AC01
* concept[=].display = "isoniazid"
* concept[+].code = #J02AC01
* concept[=].display = "fluconazole"
* concept[+].code = #N02BE01
* concept[=].display = "paracetamol"
* concept[+].code = #M01AE01
* concept[=].display = "ibuprofen"
* concept[+].code = #N02AA01
* concept[=].display = "morphine"
* concept[+].code = #N02AX02
* concept[=].display = "tramadol"
* concept[+].code = #C08CA01
* concept[=].display = "amlodipine"
* concept[+].code = #C09AA02
* concept[=].display = "enalapril"
* concept[+].code = #C09AA03
* concept[=].display = "lisinopril"
* concept[+].code = #C07AB07
* concept[=].display = "bisoprolol"
* concept[+].code = #C07AB02
* concept[=].display = "metoprolol"
* concept[+].code = #C03CA01
* concept[=].display = "furosemide"
* concept[+].code = #C10AA05
* concept[=].display = "atorvastatin"
* concept[+].code = #A10BA02
* concept[=].display = "metformin"
* concept[+].code = #B01AC06
* concept[=].display = "acetylsalicylic acid"
* concept[+].code = #B01AF02
* concept[=].display = "apixaban"
* concept[+].code = #R03AC02
* concept[=].display = "salbutamol"
* concept[+].code = #C01DA02
* concept[=].display = "glyceryl trinitrate"
* concept[+].code = #D08AG02
* concept[=].display = "povidone-iodine"
* concept[+].code = #H02AB06
* concept[=].display = "prednisolone"
* concept[+].code = #N05BA01
* concept[=].display = "diazepam"
* concept[+].code = #A07CA
* concept[=].display = "Oral rehydration salt formulations"

Instance: icd-10-fragment
InstanceOf: CodeSystem
Usage: #definition
* url = "http://hl7.org/fhir/sid/icd-10"
* name = "Icd10Fragment"
* title = "ICD-10 codes used by Doorstep"
* status = #active
* experimental = false
* description = "The ICD-10 codes that the examples and the demo region of Doorstep use, without their titles; not a copy of ICD-10. Any other ICD-10 code is accepted."
* copyright = "ICD-10 is published by the World Health Organization."
* caseSensitive = true
* content = #fragment
* concept[+].code = #B20
* concept[+].code = #B20.0
* concept[+].code = #B20.7
* concept[+].code = #B21.0
* concept[+].code = #B22.0
* concept[+].code = #B23
* concept[+].code = #B24
* concept[+].code = #Z21
* concept[+].code = #Z51.5
* concept[+].code = #Z48.0
* concept[+].code = #Z65.5
* concept[+].code = #Z75.3
* concept[+].code = #Z74.0
* concept[+].code = #Z60.2
* concept[+].code = #I10
* concept[+].code = #I48
* concept[+].code = #I50
* concept[+].code = #I25
* concept[+].code = #E11
* concept[+].code = #J44
* concept[+].code = #L89
* concept[+].code = #F43.1
* concept[+].code = #L97

Instance: absent-unknown-fragment
InstanceOf: CodeSystem
Usage: #definition
* url = "http://hl7.org/fhir/uv/ips/CodeSystem/absent-unknown-uv-ips"
* name = "AbsentUnknownFragment"
* title = "Absent and unknown data of the International Patient Summary"
* status = #active
* experimental = false
* description = "Codes that say that something is absent or not known, as the International Patient Summary of HL7 uses them."
* copyright = "Published by HL7 International under CC0-1.0."
* caseSensitive = true
* content = #fragment
* concept[+].code = #no-allergy-info
* concept[=].display = "No information about allergies"
* concept[+].code = #no-known-allergies
* concept[=].display = "No known allergies"
* concept[+].code = #no-known-medication-allergies
* concept[=].display = "No known medication allergies"
* concept[+].code = #no-medication-info
* concept[=].display = "No information about medications"
* concept[+].code = #no-known-medications
* concept[=].display = "No known medications"
* concept[+].code = #no-problem-info
* concept[=].display = "No information about problems"
* concept[+].code = #no-known-problems
* concept[=].display = "No known problems"

