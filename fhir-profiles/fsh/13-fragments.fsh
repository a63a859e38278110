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
* insert Fragment(24467-3, [[CD3+CD4+ (T4 helper) cells [#/volume] in Blood]])
* insert Fragment(8123-2, [[CD3+CD4+ (T4 helper) cells/100 cells in Blood]])
* insert Fragment(20447-9, [[HIV 1 RNA [#/volume] (viral load) in Serum or Plasma by NAA with probe detection]])
* insert Fragment(25836-8, [[HIV 1 RNA [#/volume] (viral load) in Specimen by NAA with probe detection]])
* insert Fragment(29541-0, [[HIV 1 RNA [Log #/volume] (viral load) in Serum or Plasma by NAA with probe detection]])
* insert Fragment(70241-5, [[HIV 1 RNA [#/volume] (viral load) in Plasma by Probe and target amplification method detection limit = 20 copies/mL]])
* insert Fragment(718-7, [[Hemoglobin [Mass/volume] in Blood]])
* insert Fragment(20570-8, [[Hematocrit [Volume Fraction] of Blood]])
* insert Fragment(6690-2, [[Leukocytes [#/volume] in Blood by Automated count]])
* insert Fragment(777-3, [[Platelets [#/volume] in Blood by Automated count]])
* insert Fragment(14682-9, [[Creatinine [Moles/volume] in Serum or Plasma]])
* insert Fragment(2160-0, [[Creatinine [Mass/volume] in Serum or Plasma]])
* insert Fragment(62238-1, [[Glomerular filtration rate/1.73 sq M.predicted [Volume Rate/Area] in Serum, Plasma or Blood by Creatinine-based formula (CKD-EPI)]])
* insert Fragment(33914-3, [[Glomerular filtration rate/1.73 sq M.predicted [Volume Rate/Area] in Serum or Plasma by Creatinine-based formula (MDRD)]])
* insert Fragment(1742-6, [[Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma]])
* insert Fragment(1920-8, [[Aspartate aminotransferase [Enzymatic activity/volume] in Serum or Plasma]])
* insert Fragment(14631-6, [[Bilirubin.total [Moles/volume] in Serum or Plasma]])
* insert Fragment(14749-6, [[Glucose [Moles/volume] in Serum or Plasma]])
* insert Fragment(15074-8, [[Glucose [Moles/volume] in Blood]])
* insert Fragment(14743-9, [[Glucose [Moles/volume] in Capillary blood by Glucometer]])
* insert Fragment(2339-0, [[Glucose [Mass/volume] in Blood]])
* insert Fragment(32016-8, [[Glucose [Mass/volume] in Capillary blood]])
* insert Fragment(41653-7, [[Glucose [Mass/volume] in Capillary blood by Glucometer]])
* insert Fragment(5196-1, [[Hepatitis B virus surface Ag [Presence] in Serum or Plasma by Immunoassay]])
* insert Fragment(16128-1, [[Hepatitis C virus Ab [Presence] in Serum]])
* insert Fragment(13955-0, [[Hepatitis C virus Ab [Presence] in Serum or Plasma by Immunoassay]])
* concept[+].code = #29896-8
* concept[+].code = #31788-3
* insert Fragment(88874-3, [[Mycobacterium tuberculosis complex DNA [Presence] in Isolate or Specimen by Molecular genetics method]])
* concept[+].code = #95127-7
* insert Fragment(85354-9, [[Blood pressure panel with all children optional]])
* insert Fragment(8480-6, [[Systolic blood pressure]])
* insert Fragment(8462-4, [[Diastolic blood pressure]])
* insert Fragment(8867-4, [[Heart rate]])
* insert Fragment(9279-1, [[Respiratory rate]])
* insert Fragment(8310-5, [[Body temperature]])
* insert Fragment(2708-6, [[Oxygen saturation in Arterial blood]])
* insert Fragment(59408-5, [[Oxygen saturation in Arterial blood by Pulse oximetry]])
* insert Fragment(29463-7, [[Body weight]])
* insert Fragment(8302-2, [[Body height]])
* insert Fragment(39156-5, [[Body mass index (BMI) [Ratio]]])
* insert Fragment(72514-3, [[Pain severity - 0-10 verbal numeric rating [Score] - Reported]])
* insert Fragment(89243-0, [[Karnofsky Performance Status score]])
* insert Fragment(89247-1, [[ECOG Performance Status score]])
* insert Fragment(9269-2, [[Glasgow coma score total]])
* insert Fragment(67775-7, [[Level of responsiveness]])
* insert Fragment(44261-6, [[Patient Health Questionnaire 9 item (PHQ-9) total score [Reported]]])
* insert Fragment(55758-7, [[Patient Health Questionnaire 2 item (PHQ-2) total score [Reported]]])
* insert Fragment(70274-6, [[Generalized anxiety disorder 7 item (GAD-7) total score [Reported.PHQ]]])
* insert Fragment(11524-6, [[EKG study]])
* insert Fragment(34534-8, [[12 lead EKG panel]])
* insert Fragment(8601-7, [[EKG impression]])
* concept[+].code = #18844-1
* insert Fragment(8625-6, [[P-R Interval]])
* insert Fragment(8633-0, [[QRS duration]])
* insert Fragment(8634-8, [[Q-T interval]])
* insert Fragment(8636-3, [[Q-T interval corrected]])
* concept[+].code = #45233-4
* insert Fragment(75276-6, [[Functional status [Interpretation]]])
* concept[+].code = #45246-6
* insert Fragment(45237-5, [[Date lost to HIV treatment follow-up]])
* insert Fragment(82810-3, [[Pregnancy status]])
* insert Fragment(LA15173-0, [[Pregnant]])
* insert Fragment(LA26683-5, [[Not pregnant]])
* insert Fragment(LA4489-6, [[Unknown]])
* concept[+].code = #15515-0
* concept[+].code = #11459-5
* concept[+].code = #15517-6
* concept[+].code = #18591-8
* concept[+].code = #39123-5
* concept[+].code = #39135-9
* concept[+].code = #45780-4
* insert Fragment(71802-3, [[Housing status]])
* insert Fragment(18761-7, [[Transfer summary note]])
* insert Fragment(57133-1, [[Referral note]])
* concept[+].code = #57141-4
* insert Fragment(60591-5, [[Patient summary Document]])
* insert Fragment(18842-5, [[Discharge summary]])
* insert Fragment(59284-0, [[Consent Document]])
* insert Fragment(11502-2, [[Laboratory report]])
* insert Fragment(26436-6, [[Laboratory studies (set)]])
* insert Fragment(42349-1, [[Reason for referral (narrative)]])
* insert Fragment(104605-1, [[Alert]])
* insert Fragment(10164-2, [[History of Present illness Narrative]])
* insert Fragment(8716-3, [[Vital signs]])
* insert Fragment(29545-1, [[Physical findings Narrative]])
* insert Fragment(30954-2, [[Relevant diagnostic tests/laboratory data Narrative]])
* insert Fragment(11450-4, [[Problem list - Reported]])
* insert Fragment(10160-0, [[History of Medication use Narrative]])
* insert Fragment(48765-2, [[Allergies and adverse reactions Document]])
* insert Fragment(47519-4, [[History of Procedures Document]])
* insert Fragment(47420-5, [[Functional status assessment note]])
* insert Fragment(11348-0, [[History of Past illness Narrative]])
* insert Fragment(29762-2, [[Social history Narrative]])
* insert Fragment(10162-6, [[History of pregnancies Narrative]])
* insert Fragment(11369-6, [[History of Immunization Narrative]])
* insert Fragment(42348-3, [[Advance directives]])
* insert Fragment(18776-5, [[Plan of care note]])
* concept[+].code = #85847-2
* insert Fragment(85353-1, [[Vital signs, weight, height, head circumference, oxygen saturation and BMI panel]])

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
* insert Fragment(131328, [[MDC_ECG_ELEC_POTL]])
* insert Fragment(131329, [[MDC_ECG_ELEC_POTL_I]])
* insert Fragment(131330, [[MDC_ECG_ELEC_POTL_II]])
* insert Fragment(131389, [[MDC_ECG_ELEC_POTL_III]])
* insert Fragment(131390, [[MDC_ECG_ELEC_POTL_AVR]])
* insert Fragment(131391, [[MDC_ECG_ELEC_POTL_AVL]])
* insert Fragment(131392, [[MDC_ECG_ELEC_POTL_AVF]])
* insert Fragment(131331, [[MDC_ECG_ELEC_POTL_V1]])
* insert Fragment(131332, [[MDC_ECG_ELEC_POTL_V2]])
* insert Fragment(131333, [[MDC_ECG_ELEC_POTL_V3]])
* insert Fragment(131334, [[MDC_ECG_ELEC_POTL_V4]])
* insert Fragment(131335, [[MDC_ECG_ELEC_POTL_V5]])
* insert Fragment(131336, [[MDC_ECG_ELEC_POTL_V6]])

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
* insert Fragment(131328, [[MDC_ECG_ELEC_POTL]])
* insert Fragment(131329, [[MDC_ECG_ELEC_POTL_I]])
* insert Fragment(131330, [[MDC_ECG_ELEC_POTL_II]])
* insert Fragment(131389, [[MDC_ECG_ELEC_POTL_III]])
* insert Fragment(131390, [[MDC_ECG_ELEC_POTL_AVR]])
* insert Fragment(131391, [[MDC_ECG_ELEC_POTL_AVL]])
* insert Fragment(131392, [[MDC_ECG_ELEC_POTL_AVF]])
* insert Fragment(131331, [[MDC_ECG_ELEC_POTL_V1]])
* insert Fragment(131332, [[MDC_ECG_ELEC_POTL_V2]])
* insert Fragment(131333, [[MDC_ECG_ELEC_POTL_V3]])
* insert Fragment(131334, [[MDC_ECG_ELEC_POTL_V4]])
* insert Fragment(131335, [[MDC_ECG_ELEC_POTL_V5]])
* insert Fragment(131336, [[MDC_ECG_ELEC_POTL_V6]])

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
* insert Fragment(J05AF01, [[zidovudine]])
* insert Fragment(J05AF05, [[lamivudine]])
* insert Fragment(J05AF06, [[abacavir]])
* insert Fragment(J05AF07, [[tenofovir disoproxil]])
* insert Fragment(J05AF09, [[emtricitabine]])
* insert Fragment(J05AF13, [[tenofovir alafenamide]])
* insert Fragment(J05AG01, [[nevirapine]])
* insert Fragment(J05AG03, [[efavirenz]])
* insert Fragment(J05AG05, [[rilpivirine]])
* insert Fragment(J05AG06, [[doravirine]])
* insert Fragment(J05AE03, [[ritonavir]])
* insert Fragment(J05AE08, [[atazanavir]])
* insert Fragment(J05AE10, [[darunavir]])
* insert Fragment(J05AJ01, [[raltegravir]])
* insert Fragment(J05AJ03, [[dolutegravir]])
* insert Fragment(J05AR01, [[zidovudine and lamivudine]])
* insert Fragment(J05AR02, [[lamivudine and abacavir]])
* insert Fragment(J05AR03, [[tenofovir disoproxil and emtricitabine]])
* insert Fragment(J05AR06, [[emtricitabine, tenofovir disoproxil and efavirenz]])
* insert Fragment(J05AR10, [[lopinavir and ritonavir]])
* insert Fragment(J05AR13, [[lamivudine, abacavir and dolutegravir]])
* insert Fragment(J05AR17, [[emtricitabine and tenofovir alafenamide]])
* insert Fragment(J05AR20, [[emtricitabine, tenofovir alafenamide and bictegravir]])
* insert Fragment(J05AR24, [[lamivudine, tenofovir disoproxil and doravirine]])
* insert Fragment(J05AR25, [[lamivudine and dolutegravir]])
* insert Fragment(J05AR27, [[lamivudine, tenofovir disoproxil and dolutegravir]])
* insert Fragment(J01EE01, [[sulfamethoxazole and trimethoprim]])
* insert Fragment(J04AC01, [[isoniazid]])
* insert Fragment(J02AC01, [[fluconazole]])
* insert Fragment(N02BE01, [[paracetamol]])
* insert Fragment(M01AE01, [[ibuprofen]])
* insert Fragment(N02AA01, [[morphine]])
* insert Fragment(N02AX02, [[tramadol]])
* insert Fragment(C08CA01, [[amlodipine]])
* insert Fragment(C09AA02, [[enalapril]])
* insert Fragment(C09AA03, [[lisinopril]])
* insert Fragment(C07AB07, [[bisoprolol]])
* insert Fragment(C07AB02, [[metoprolol]])
* insert Fragment(C03CA01, [[furosemide]])
* insert Fragment(C10AA05, [[atorvastatin]])
* insert Fragment(A10BA02, [[metformin]])
* insert Fragment(B01AC06, [[acetylsalicylic acid]])
* insert Fragment(B01AF02, [[apixaban]])
* insert Fragment(R03AC02, [[salbutamol]])
* insert Fragment(C01DA02, [[glyceryl trinitrate]])
* insert Fragment(D08AG02, [[povidone-iodine]])
* insert Fragment(H02AB06, [[prednisolone]])
* insert Fragment(N05BA01, [[diazepam]])
* insert Fragment(A07CA, [[Oral rehydration salt formulations]])

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
* insert Fragment(no-allergy-info, [[No information about allergies]])
* insert Fragment(no-known-allergies, [[No known allergies]])
* insert Fragment(no-known-medication-allergies, [[No known medication allergies]])
* insert Fragment(no-medication-info, [[No information about medications]])
* insert Fragment(no-known-medications, [[No known medications]])
* insert Fragment(no-problem-info, [[No information about problems]])
* insert Fragment(no-known-problems, [[No known problems]])

