// Items of the daily report of emergency medical teams (EMT MDS) under names of our own.
// The form has two numberings: 46 items, and 65 items whose 19, 20, 28 and 29 are left to the country.

RuleSet: MdsItem(code, form46, form65, group, en, uk, ru, fr)
* insert Concept({code}, [[{en}]], [[{uk}]], [[{ru}]], [[{fr}]])
* #{code} ^property[0].code = #form-46
* #{code} ^property[0].valueInteger = {form46}
* #{code} ^property[1].code = #form-65
* #{code} ^property[1].valueInteger = {form65}
* #{code} ^property[2].code = #group
* #{code} ^property[2].valueString = "{group}"

CodeSystem: DoorstepMdsItem
Id: doorstep-mds-item
Title: "Items of the daily report of emergency medical teams"
Description: "What the daily report counts for each person seen. The codes stay the same whichever numbering of the form a country uses; the properties form-46 and form-65 give the number on either. The needs and risks of the longer form (51 to 65) are not counted from records and have no codes."
* insert OwnCodeSystem
* ^property[0].code = #form-46
* ^property[0].type = #integer
* ^property[0].description = "Number on the form with 46 items"
* ^property[1].code = #form-65
* ^property[1].type = #integer
* ^property[1].description = "Number on the form with 65 items"
* ^property[2].code = #group
* ^property[2].type = #string
* ^property[2].description = "diagnosis, procedure, outcome, relation or protection"
* insert MdsItem(major-head-injury, 4, 4, diagnosis, [[Major head or face injury]], [[Тяжка травма голови чи обличчя]], [[Тяжёлая травма головы или лица]], [[Traumatisme majeur de la tête ou du visage]])
* insert MdsItem(major-torso-injury, 5, 5, diagnosis, [[Major torso injury]], [[Тяжка травма тулуба]], [[Тяжёлая травма туловища]], [[Traumatisme majeur du tronc]])
* insert MdsItem(major-extremity-injury, 6, 6, diagnosis, [[Major extremity injury]], [[Тяжка травма кінцівок]], [[Тяжёлая травма конечностей]], [[Traumatisme majeur des membres]])
* insert MdsItem(moderate-injury, 7, 7, diagnosis, [[Moderate injury]], [[Травма середньої тяжкості]], [[Травма средней тяжести]], [[Traumatisme modéré]])
* insert MdsItem(minor-injury, 8, 8, diagnosis, [[Minor injury]], [[Легка травма]], [[Лёгкая травма]], [[Traumatisme mineur]])
* insert MdsItem(acute-respiratory-infection, 9, 9, diagnosis, [[Acute respiratory infection]], [[Гостра респіраторна інфекція]], [[Острая респираторная инфекция]], [[Infection respiratoire aiguë]])
* insert MdsItem(acute-watery-diarrhoea, 10, 10, diagnosis, [[Acute watery diarrhoea]], [[Гостра водяниста діарея]], [[Острая водянистая диарея]], [[Diarrhée aqueuse aiguë]])
* insert MdsItem(acute-bloody-diarrhoea, 11, 11, diagnosis, [[Acute bloody diarrhoea]], [[Гостра кривава діарея]], [[Острая кровавая диарея]], [[Diarrhée sanglante aiguë]])
* insert MdsItem(acute-jaundice, 12, 12, diagnosis, [[Acute jaundice syndrome]], [[Гострий синдром жовтяниці]], [[Острый синдром желтухи]], [[Syndrome ictérique aigu]])
* insert MdsItem(suspected-measles, 13, 13, diagnosis, [[Suspected measles]], [[Підозра на кір]], [[Подозрение на корь]], [[Suspicion de rougeole]])
* insert MdsItem(suspected-meningitis, 14, 14, diagnosis, [[Suspected meningitis]], [[Підозра на менінгіт]], [[Подозрение на менингит]], [[Suspicion de méningite]])
* insert MdsItem(suspected-tetanus, 15, 15, diagnosis, [[Suspected tetanus]], [[Підозра на правець]], [[Подозрение на столбняк]], [[Suspicion de tétanos]])
* insert MdsItem(acute-flaccid-paralysis, 16, 16, diagnosis, [[Acute flaccid paralysis]], [[Гострий в'ялий параліч]], [[Острый вялый паралич]], [[Paralysie flasque aiguë]])
* insert MdsItem(acute-haemorrhagic-fever, 17, 17, diagnosis, [[Acute haemorrhagic fever]], [[Гостра геморагічна гарячка]], [[Острая геморрагическая лихорадка]], [[Fièvre hémorragique aiguë]])
* insert MdsItem(fever-of-unknown-origin, 18, 18, diagnosis, [[Fever of unknown origin]], [[Гарячка неясного походження]], [[Лихорадка неясного происхождения]], [[Fièvre d'origine inconnue]])
* insert MdsItem(surgical-emergency, 19, 21, diagnosis, [[Surgical emergency without injury]], [[Невідкладний хірургічний стан без травми]], [[Неотложное хирургическое состояние без травмы]], [[Urgence chirurgicale non traumatique]])
* insert MdsItem(medical-emergency, 20, 22, diagnosis, [[Medical emergency without infection]], [[Невідкладний неінфекційний стан]], [[Неотложное неинфекционное состояние]], [[Urgence médicale non infectieuse]])
* insert MdsItem(skin-disease, 21, 23, diagnosis, [[Skin disease]], [[Хвороба шкіри]], [[Болезнь кожи]], [[Maladie de peau]])
* insert MdsItem(acute-mental-health-problem, 22, 24, diagnosis, [[Acute mental health problem]], [[Гострий розлад психічного здоров'я]], [[Острое нарушение психического здоровья]], [[Trouble mental aigu]])
* insert MdsItem(obstetric-complication, 23, 25, diagnosis, [[Obstetric complication]], [[Акушерське ускладнення]], [[Акушерское осложнение]], [[Complication obstétricale]])
* insert MdsItem(severe-acute-malnutrition, 24, 26, diagnosis, [[Severe acute malnutrition]], [[Тяжке гостре недоїдання]], [[Тяжёлое острое недоедание]], [[Malnutrition aiguë sévère]])
* insert MdsItem(other-diagnosis, 25, 27, diagnosis, [[Other diagnosis]], [[Інший діагноз]], [[Другой диагноз]], [[Autre diagnostic]])
* insert MdsItem(major-procedure, 26, 30, procedure, [[Major procedure]], [[Велике втручання]], [[Большое вмешательство]], [[Acte majeur]])
* insert MdsItem(limb-amputation, 27, 31, procedure, [[Limb amputation, not of fingers or toes]], [[Ампутація кінцівки, крім пальців]], [[Ампутация конечности, кроме пальцев]], [[Amputation d'un membre, hors doigts]])
* insert MdsItem(minor-surgical-procedure, 28, 32, procedure, [[Minor surgical procedure]], [[Мале хірургічне втручання]], [[Малое хирургическое вмешательство]], [[Petit acte chirurgical]])
* insert MdsItem(normal-delivery, 29, 33, procedure, [[Normal vaginal delivery]], [[Фізіологічні пологи]], [[Физиологические роды]], [[Accouchement normal]])
* insert MdsItem(caesarean-section, 30, 34, procedure, [[Caesarean section]], [[Кесарів розтин]], [[Кесарево сечение]], [[Césarienne]])
* insert MdsItem(other-obstetric-procedure, 31, 35, procedure, [[Other obstetric procedure]], [[Інше акушерське втручання]], [[Другое акушерское вмешательство]], [[Autre acte obstétrical]])
* insert MdsItem(discharge-without-follow-up, 32, 36, outcome, [[Discharge without medical follow-up]], [[Без подальшого медичного нагляду]], [[Без дальнейшего медицинского наблюдения]], [[Sortie sans suivi médical]])
* insert MdsItem(discharge-with-follow-up, 33, 37, outcome, [[Discharge with medical follow-up]], [[З подальшим медичним наглядом]], [[С дальнейшим медицинским наблюдением]], [[Sortie avec suivi médical]])
* insert MdsItem(discharge-against-advice, 34, 38, outcome, [[Discharge against medical advice]], [[Відмова всупереч пораді лікаря]], [[Отказ вопреки совету врача]], [[Sortie contre avis médical]])
* insert MdsItem(referral, 35, 39, outcome, [[Referral]], [[Направлення до іншого закладу]], [[Направление в другое учреждение]], [[Référence]])
* insert MdsItem(admission, 36, 40, outcome, [[Admission]], [[Госпіталізація]], [[Госпитализация]], [[Hospitalisation]])
* insert MdsItem(dead-on-arrival, 37, 41, outcome, [[Dead on arrival]], [[Смерть до прибуття]], [[Смерть до прибытия]], [[Décédé à l'arrivée]])
* insert MdsItem(death-within-facility, 38, 42, outcome, [[Death within the facility]], [[Смерть у закладі]], [[Смерть в учреждении]], [[Décès dans l'établissement]])
* insert MdsItem(long-term-rehabilitation, 39, 43, outcome, [[Requires long-term rehabilitation]], [[Потребує тривалої реабілітації]], [[Нуждается в длительной реабилитации]], [[Rééducation de longue durée nécessaire]])
* insert MdsItem(directly-related, 40, 44, relation, [[Directly related to the event]], [[Прямо пов'язано з подією]], [[Прямо связано с событием]], [[Directement lié à l'événement]])
* insert MdsItem(indirectly-related, 41, 45, relation, [[Indirectly related to the event]], [[Опосередковано пов'язано з подією]], [[Косвенно связано с событием]], [[Indirectement lié à l'événement]])
* insert MdsItem(not-related, 42, 46, relation, [[Not related to the event]], [[Не пов'язано з подією]], [[Не связано с событием]], [[Sans lien avec l'événement]])
* insert MdsItem(vulnerable-child, 43, 47, protection, [[Vulnerable child]], [[Вразлива дитина]], [[Уязвимый ребёнок]], [[Enfant vulnérable]])
* insert MdsItem(vulnerable-adult, 44, 48, protection, [[Vulnerable adult]], [[Вразливий дорослий]], [[Уязвимый взрослый]], [[Adulte vulnérable]])
* insert MdsItem(gender-based-violence, 45, 49, protection, [[Sexual or gender-based violence]], [[Сексуальне чи гендерне насильство]], [[Сексуальное или гендерное насилие]], [[Violence sexuelle ou sexiste]])
* insert MdsItem(other-violence, 46, 50, protection, [[Other violence]], [[Інше насильство]], [[Другое насилие]], [[Autre violence]])

ValueSet: DoorstepMdsItemVS
Id: doorstep-mds-item-vs
Title: "Items of the daily report of emergency medical teams"
Description: "All items of the daily report."
* insert OwnValueSet
* include codes from system DoorstepMdsItem
