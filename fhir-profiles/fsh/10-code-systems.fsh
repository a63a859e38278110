CodeSystem: DoorstepService
Id: doorstep-service
Title: "Services of care at home"
Description: "What a team does for a person: kinds of visit, things done during a visit, support, transfer and evacuation."
* insert OwnCodeSystem
* insert Concept(home-visit, [[Home visit]], [[Візит додому]], [[Визит на дом]], [[Visite à domicile]])
* insert Concept(monthly-home-care, [[Regular monthly home care]], [[Регулярна щомісячна допомога вдома]], [[Регулярная ежемесячная помощь на дому]], [[Soins mensuels réguliers à domicile]])
* insert Concept(hotline-call, [[Hotline call]], [[Дзвінок на гарячу лінію]], [[Звонок на горячую линию]], [[Appel à la ligne d'assistance]])
* insert Concept(collective-centre-clinic, [[Clinic at a collective centre]], [[Прийом у місці компактного проживання]], [[Приём в пункте временного размещения]], [[Consultation dans un centre collectif]])
* insert Concept(ecg, [[Electrocardiogram at home]], [[Електрокардіограма вдома]], [[Электрокардиограмма на дому]], [[Électrocardiogramme à domicile]])
* insert Concept(blood-sample, [[Blood sample at home]], [[Забір крові вдома]], [[Забор крови на дому]], [[Prise de sang à domicile]])
* insert Concept(dressing, [[Wound dressing]], [[Перев'язка]], [[Перевязка]], [[Pansement]])
* insert Concept(medication-delivery, [[Medication delivery]], [[Доставка ліків]], [[Доставка лекарств]], [[Livraison de médicaments]])
* insert Concept(art-delivery, [[Antiretroviral medicine delivered by proxy]], [[Доставка антиретровірусних препаратів за довіреністю]], [[Доставка антиретровирусных препаратов по доверенности]], [[Remise d'antirétroviraux par procuration]])
* insert Concept(social-help, [[Help with social issues]], [[Соціальна допомога]], [[Социальная помощь]], [[Aide sociale]])
* insert Concept(psychological-support, [[Psychological and emotional support]], [[Психологічна та емоційна підтримка]], [[Психологическая и эмоциональная поддержка]], [[Soutien psychologique et affectif]])
* insert Concept(peer-counselling, [[Peer counselling]], [[Консультування рівних рівними]], [[Равное консультирование]], [[Soutien par les pairs]])
* insert Concept(support-group, [[Mutual support group]], [[Група взаємодопомоги]], [[Группа взаимопомощи]], [[Groupe d'entraide]])
* insert Concept(childcare, [[Childcare while a parent attends care]], [[Догляд за дитиною на час візиту батьків до лікаря]], [[Присмотр за ребёнком на время визита родителя к врачу]], [[Garde d'enfant pendant les soins du parent]])
* insert Concept(palliative-inpatient, [[Inpatient palliative care]], [[Стаціонарна паліативна допомога]], [[Стационарная паллиативная помощь]], [[Soins palliatifs hospitaliers]])
* insert Concept(post-treatment-support, [[Support after inpatient treatment]], [[Супровід після стаціонарного лікування]], [[Сопровождение после стационарного лечения]], [[Accompagnement après hospitalisation]])
* insert Concept(transfer-consultation, [[Transfer for a specialist consultation]], [[Перевезення на консультацію спеціаліста]], [[Перевозка на консультацию специалиста]], [[Transfert pour consultation spécialisée]])
* insert Concept(transfer-hospitalisation, [[Transfer for hospitalisation]], [[Перевезення для госпіталізації]], [[Перевозка для госпитализации]], [[Transfert pour hospitalisation]])
* insert Concept(emergency-evacuation, [[Emergency evacuation]], [[Екстрена евакуація]], [[Экстренная эвакуация]], [[Évacuation d'urgence]])

CodeSystem: DoorstepObs
Id: doorstep-obs
Title: "Observations without an adequate LOINC code"
Description: "Observation codes for decisions and findings of care at home that LOINC does not name."
* insert OwnCodeSystem
* insert Concept(hospitalisation-decision, [[Doctor's decision on hospitalisation]], [[Рішення лікаря щодо госпіталізації]], [[Решение врача о госпитализации]], [[Décision médicale d'hospitalisation]])
* insert Concept(eligibility, [[Eligibility for care at home]], [[Право на допомогу вдома]], [[Право на помощь на дому]], [[Éligibilité aux soins à domicile]])
* insert Concept(mobility-status, [[Mobility and position for transport]], [[Рухливість і положення при перевезенні]], [[Подвижность и положение при перевозке]], [[Mobilité et position de transport]])
* insert Concept(evacuation-preference, [[Wish regarding evacuation]], [[Ставлення до евакуації]], [[Отношение к эвакуации]], [[Souhait concernant l'évacuation]])
* insert Concept(oxygen-needed, [[Oxygen is needed on the way]], [[У дорозі потрібен кисень]], [[В пути нужен кислород]], [[Oxygène nécessaire en route]])
* insert Concept(dependants-number, [[People and animals who must come along]], [[Хто має їхати разом]], [[Кто должен ехать вместе]], [[Personnes et animaux à emmener]])
* insert Concept(stock-level, [[Amount of a medicine in stock]], [[Залишок лікарського засобу]], [[Остаток лекарственного средства]], [[Quantité de médicament en stock]])
* insert Concept(palliative-performance, [[Palliative performance scale (PPS)]], [[Шкала паліативного функціонування (PPS)]], [[Шкала паллиативного функционирования (PPS)]], [[Échelle de performance palliative (PPS)]])
* insert Concept(symptom-burden, [[Symptom burden (ESAS, sum of nine symptoms)]], [[Тягар симптомів (ESAS, сума дев'яти симптомів)]], [[Бремя симптомов (ESAS, сумма девяти симптомов)]], [[Fardeau des symptômes (ESAS, somme de neuf symptômes)]])
* insert Concept(esas-pain, [[Pain (ESAS, 0 to 10)]], [[Біль (ESAS, від 0 до 10)]], [[Боль (ESAS, от 0 до 10)]], [[Douleur (ESAS, 0 à 10)]])
* insert Concept(esas-tiredness, [[Tiredness (ESAS, 0 to 10)]], [[Втома (ESAS, від 0 до 10)]], [[Усталость (ESAS, от 0 до 10)]], [[Fatigue (ESAS, 0 à 10)]])
* insert Concept(esas-drowsiness, [[Drowsiness (ESAS, 0 to 10)]], [[Сонливість (ESAS, від 0 до 10)]], [[Сонливость (ESAS, от 0 до 10)]], [[Somnolence (ESAS, 0 à 10)]])
* insert Concept(esas-nausea, [[Nausea (ESAS, 0 to 10)]], [[Нудота (ESAS, від 0 до 10)]], [[Тошнота (ESAS, от 0 до 10)]], [[Nausée (ESAS, 0 à 10)]])
* insert Concept(esas-appetite, [[Lack of appetite (ESAS, 0 to 10)]], [[Відсутність апетиту (ESAS, від 0 до 10)]], [[Отсутствие аппетита (ESAS, от 0 до 10)]], [[Manque d'appétit (ESAS, 0 à 10)]])
* insert Concept(esas-breathlessness, [[Shortness of breath (ESAS, 0 to 10)]], [[Задишка (ESAS, від 0 до 10)]], [[Одышка (ESAS, от 0 до 10)]], [[Essoufflement (ESAS, 0 à 10)]])
* insert Concept(esas-depression, [[Depression (ESAS, 0 to 10)]], [[Пригніченість (ESAS, від 0 до 10)]], [[Подавленность (ESAS, от 0 до 10)]], [[Dépression (ESAS, 0 à 10)]])
* insert Concept(esas-anxiety, [[Anxiety (ESAS, 0 to 10)]], [[Тривога (ESAS, від 0 до 10)]], [[Тревога (ESAS, от 0 до 10)]], [[Anxiété (ESAS, 0 à 10)]])
* insert Concept(esas-wellbeing, [[Lack of well-being (ESAS, 0 to 10)]], [[Погане самопочуття (ESAS, від 0 до 10)]], [[Плохое самочувствие (ESAS, от 0 до 10)]], [[Mal-être (ESAS, 0 à 10)]])

CodeSystem: DoorstepDecision
Id: doorstep-decision
Title: "Decisions on hospitalisation"
Description: "What the doctor decides at the bedside about hospital care."
* insert OwnCodeSystem
* insert Concept(not-needed, [[Hospitalisation not needed]], [[Госпіталізація не потрібна]], [[Госпитализация не нужна]], [[Hospitalisation non nécessaire]])
* insert Concept(planned, [[Planned hospitalisation]], [[Планова госпіталізація]], [[Плановая госпитализация]], [[Hospitalisation programmée]])
* insert Concept(urgent, [[Urgent hospitalisation]], [[Невідкладна госпіталізація]], [[Срочная госпитализация]], [[Hospitalisation urgente]])
* insert Concept(emergency, [[Immediate emergency hospitalisation]], [[Негайна екстрена госпіталізація]], [[Немедленная экстренная госпитализация]], [[Hospitalisation immédiate en urgence]])
* insert Concept(needed-refused, [[Needed but refused by the person]], [[Потрібна, людина відмовилася]], [[Нужна, человек отказался]], [[Nécessaire mais refusée par la personne]])
* insert Concept(needed-not-possible, [[Needed but not possible now (security / no bed / no access)]], [[Потрібна, але зараз неможлива (безпека / немає місця / немає доступу)]], [[Нужна, но сейчас невозможна (безопасность / нет места / нет доступа)]], [[Nécessaire mais impossible actuellement (sécurité / pas de lit / pas d'accès)]])

CodeSystem: DoorstepMobility
Id: doorstep-mobility
Title: "Mobility and position for transport"
Description: "How a person moves and how they must be carried; from the easiest to the hardest to transport."
* insert OwnCodeSystem
* insert Concept(walks, [[Walks unaided]], [[Ходить самостійно]], [[Ходит самостоятельно]], [[Marche sans aide]])
* insert Concept(walks-aid, [[Walks with an aid or another person]], [[Ходить з опорою або супровідником]], [[Ходит с опорой или сопровождающим]], [[Marche avec une aide ou un accompagnant]])
* insert Concept(wheelchair, [[Wheelchair]], [[Крісло колісне]], [[Кресло-коляска]], [[Fauteuil roulant]])
* insert Concept(bedbound-sitting, [[Bedbound; can be transported sitting]], [[Лежить; можна перевозити сидячи]], [[Лежачий; можно перевозить сидя]], [[Alité; transportable assis]])
* insert Concept(stretcher, [[Bedbound; stretcher needed]], [[Лежить; потрібні ноші]], [[Лежачий; нужны носилки]], [[Alité; brancard nécessaire]])

CodeSystem: DoorstepCriterion
Id: doorstep-criterion
Title: "Criteria for care at home"
Description: "Reasons for which a person may be served at home. The code advanced-hiv discloses HIV status: an assessment that carries it is labelled as HIV information."
* insert OwnCodeSystem
* insert Concept(advanced-hiv, [[Advanced HIV disease]], [[Пізня стадія ВІЛ-інфекції]], [[Поздняя стадия ВИЧ-инфекции]], [[Infection à VIH avancée]])
* insert Concept(severe-comorbidity, [[Severe comorbid conditions]], [[Тяжкі супутні захворювання]], [[Тяжёлые сопутствующие заболевания]], [[Comorbidités sévères]])
* insert Concept(disability, [[Disability]], [[Інвалідність]], [[Инвалидность]], [[Handicap]])
* insert Concept(reduced-mobility, [[Reduced mobility]], [[Обмежена рухливість]], [[Ограниченная подвижность]], [[Mobilité réduite]])
* insert Concept(elderly-alone, [[Elderly person living alone]], [[Літня людина, яка живе сама]], [[Пожилой человек, живущий один]], [[Personne âgée vivant seule]])
* insert Concept(underprivileged, [[No means]], [[Малозабезпечена людина]], [[Малообеспеченный человек]], [[Personne sans ressources]])
* insert Concept(single-parent-young-children, [[Single parent with young children]], [[Одинокі батьки з малими дітьми]], [[Одинокий родитель с маленькими детьми]], [[Parent isolé avec de jeunes enfants]])
* insert Concept(no-transport, [[No transport to care]], [[Немає транспорту до лікарні]], [[Нет транспорта до больницы]], [[Pas de transport vers les soins]])
* insert Concept(displaced, [[Internally displaced person]], [[Внутрішньо переміщена особа]], [[Внутренне перемещённое лицо]], [[Personne déplacée interne]])
* insert Concept(near-front-line, [[Lives near the line of contact]], [[Живе поблизу лінії зіткнення]], [[Живёт вблизи линии соприкосновения]], [[Vit près de la ligne de contact]])
* insert Concept(other, [[Other reason]], [[Інша причина]], [[Другая причина]], [[Autre motif]])

CodeSystem: DoorstepEligibilityOutcome
Id: doorstep-eligibility-outcome
Title: "Outcomes of the assessment for care at home"
Description: "Result of the assessment that follows a hotline call."
* insert OwnCodeSystem
* insert Concept(eligible, [[Eligible]], [[Має право]], [[Имеет право]], [[Éligible]])
* insert Concept(not-eligible, [[Not eligible]], [[Не має права]], [[Не имеет права]], [[Non éligible]])
* insert Concept(needs-review, [[Needs review by the team]], [[Потрібен розгляд командою]], [[Нужно рассмотрение командой]], [[À examiner par l'équipe]])

CodeSystem: DoorstepEvacuationPreferenceCode
Id: doorstep-evac-preference
Title: "Wishes regarding evacuation"
Description: "What the person said when asked whether they would leave."
* insert OwnCodeSystem
* insert Concept(agrees, [[Agrees to leave]], [[Згоден виїхати]], [[Согласен выехать]], [[Accepte de partir]])
* insert Concept(agrees-with-companion, [[Agrees to leave only together with a companion or an animal]], [[Згоден виїхати лише разом із близькою людиною чи твариною]], [[Согласен выехать только вместе с близким человеком или животным]], [[Accepte de partir seulement avec un proche ou un animal]])
* insert Concept(undecided, [[Undecided]], [[Не визначився]], [[Не определился]], [[Indécis]])
* insert Concept(refuses, [[Refuses to leave]], [[Відмовляється виїжджати]], [[Отказывается выезжать]], [[Refuse de partir]])

CodeSystem: DoorstepBusinessStatus
Id: doorstep-business-status
Title: "States of a transfer"
Description: "Where a transfer or an evacuation of one person stands; used only in Task.businessStatus of transfers and evacuations."
* insert OwnCodeSystem
* insert Concept(requested, [[Requested]], [[Запит надіслано]], [[Запрос отправлен]], [[Demandé]])
* insert Concept(bed-confirmed, [[Bed or appointment confirmed]], [[Місце або прийом підтверджено]], [[Место или приём подтверждены]], [[Lit ou rendez-vous confirmé]])
* insert Concept(declined, [[Declined]], [[Відмова]], [[Отказ]], [[Refusé]])
* insert Concept(declined-no-capacity, [[Declined: no capacity]], [[Відмова: немає місць]], [[Отказ: нет мест]], [[Refusé : pas de capacité]])
* insert Concept(dispatched, [[Team on its way]], [[Команда виїхала]], [[Команда выехала]], [[Équipe en route]])
* insert Concept(on-board, [[Person on board]], [[Людина в машині]], [[Человек в машине]], [[Personne à bord]])
* insert Concept(arrived, [[Arrived at the destination]], [[Прибули до місця призначення]], [[Прибыли к месту назначения]], [[Arrivé à destination]])
* insert Concept(handed-over, [[Handed over]], [[Передано приймаючій стороні]], [[Передан принимающей стороне]], [[Pris en charge par le receveur]])
* insert Concept(admitted, [[Admitted]], [[Госпіталізовано]], [[Госпитализирован]], [[Hospitalisé]])
* insert Concept(returned-home, [[Returned home]], [[Повернувся додому]], [[Вернулся домой]], [[Retour à domicile]])
* insert Concept(patient-refused, [[The person refused]], [[Людина відмовилася]], [[Человек отказался]], [[Refus de la personne]])
* insert Concept(not-found, [[Person not found]], [[Людину не знайдено]], [[Человек не найден]], [[Personne introuvable]])
* insert Concept(aborted-security, [[Stopped for security reasons]], [[Припинено з міркувань безпеки]], [[Прекращено по соображениям безопасности]], [[Interrompu pour raison de sécurité]])
* insert Concept(at-assembly-point, [[Waiting at the assembly point]], [[Чекає у пункті збору]], [[Ждёт в пункте сбора]], [[Attend au point de rassemblement]])
* insert Concept(left-on-own, [[Has already left without the team]], [[Виїхав раніше без команди]], [[Уже выехал без команды]], [[Déjà parti sans l'équipe]])
* insert Concept(died, [[The person died]], [[Людина померла]], [[Человек умер]], [[Décès de la personne]])
* insert Concept(redirected, [[Another hospital was asked]], [[Звернулися до іншої лікарні]], [[Обратились в другую больницу]], [[Un autre hôpital a été sollicité]])

CodeSystem: DoorstepSiteType
Id: doorstep-site-type
Title: "Kinds of place"
Description: "Places where care is given, areas that contain them and facilities that receive people."
* insert OwnCodeSystem
* insert Concept(village, [[Village or settlement]], [[Село або селище]], [[Село или посёлок]], [[Village ou localité]])
* insert Concept(collective-centre, [[Collective centre for displaced people]], [[Місце компактного проживання переселенців]], [[Пункт временного размещения переселенцев]], [[Centre collectif pour personnes déplacées]])
* insert Concept(private-home, [[Private home]], [[Приватне житло]], [[Частное жильё]], [[Domicile privé]])
* insert Concept(social-centre, [[Social services centre]], [[Центр соціальних послуг]], [[Центр социальных услуг]], [[Centre de services sociaux]])
* insert Concept(aids-centre, [[AIDS centre]], [[Центр СНІДу]], [[Центр СПИД]], [[Centre de lutte contre le sida]])
* insert Concept(assembly-point, [[Assembly point for evacuation]], [[Пункт збору для евакуації]], [[Пункт сбора для эвакуации]], [[Point de rassemblement pour évacuation]])
* insert Concept(admin-area, [[Administrative area]], [[Адміністративна одиниця]], [[Административная единица]], [[Unité administrative]])
* insert Concept(health-facility, [[Hospital or other health facility that receives people]], [[Лікарня або інший заклад, що приймає пацієнтів]], [[Больница или другое учреждение, принимающее пациентов]], [[Hôpital ou autre établissement d'accueil]])

CodeSystem: DoorstepFacilityFunctionality
Id: doorstep-facility-functionality
Title: "Functionality of a health facility"
Description: "Whether a facility still works; graded like the availability surveys of health resources in emergencies."
* insert OwnCodeSystem
* insert Concept(fully-functioning, [[Fully functioning]], [[Працює повністю]], [[Работает полностью]], [[Pleinement fonctionnel]])
* insert Concept(partially-functioning, [[Partially functioning]], [[Працює частково]], [[Работает частично]], [[Partiellement fonctionnel]])
* insert Concept(not-functioning, [[Not functioning]], [[Не працює]], [[Не работает]], [[Non fonctionnel]])
* insert Concept(unknown, [[Not known]], [[Невідомо]], [[Неизвестно]], [[Inconnu]])

CodeSystem: DoorstepEpisodeType
Id: doorstep-episode-type
Title: "Kinds of care episode"
Description: "Programmes of care that last over many visits. The code hiv-care discloses HIV status."
* insert OwnCodeSystem
* insert Concept(hiv-care, [[HIV care]], [[Допомога при ВІЛ]], [[Помощь при ВИЧ]], [[Prise en charge du VIH]])
* insert Concept(palliative, [[Palliative care]], [[Паліативна допомога]], [[Паллиативная помощь]], [[Soins palliatifs]])
* insert Concept(post-treatment, [[Support after inpatient treatment]], [[Супровід після стаціонарного лікування]], [[Сопровождение после стационарного лечения]], [[Accompagnement après hospitalisation]])
* insert Concept(home-care, [[Regular care at home]], [[Регулярна допомога вдома]], [[Регулярная помощь на дому]], [[Soins réguliers à domicile]])
* insert Concept(peer-support, [[Peer support]], [[Підтримка рівних]], [[Поддержка равных]], [[Soutien par les pairs]])

CodeSystem: DoorstepSection
Id: doorstep-section
Title: "Sections without an adequate LOINC code"
Description: "Section codes of the transfer summary that LOINC does not name."
* insert OwnCodeSystem
* insert Concept(transport, [[Transport and handover]], [[Перевезення та передача]], [[Перевозка и передача]], [[Transport et transmission]])
* insert Concept(changes, [[What is new]], [[Що нового]], [[Что нового]], [[Nouveautés]])

CodeSystem: DoorstepTask
Id: doorstep-task
Title: "Kinds of task"
Description: "What a Task is about, so that a work list needs no look at the request behind it."
* insert OwnCodeSystem
* insert Concept(transfer, [[Transfer or evacuation of one person]], [[Перевезення або евакуація однієї людини]], [[Перевозка или эвакуация одного человека]], [[Transfert ou évacuation d'une personne]])
* insert Concept(emergency-evacuation, [[Emergency evacuation of an area]], [[Екстрена евакуація території]], [[Экстренная эвакуация территории]], [[Évacuation d'urgence d'une zone]])
* insert Concept(break-glass-review, [[Look into an emergency access]], [[Перевірити екстрений доступ]], [[Проверить экстренный доступ]], [[Examiner un accès d'urgence]])
* insert Concept(trip, [[Trip of a team]], [[Виїзд команди]], [[Выезд команды]], [[Sortie d'une équipe]])
* insert Concept(hotline-triage, [[Assess a hotline request]], [[Розглянути звернення на гарячу лінію]], [[Рассмотреть обращение на горячую линию]], [[Évaluer un appel]])
* insert Concept(first-home-visit, [[First home visit after discharge]], [[Перший візит додому після виписки]], [[Первый визит на дом после выписки]], [[Première visite après la sortie]])
* insert Concept(social-help, [[Help with a social issue]], [[Допомогти із соціальним питанням]], [[Помочь с социальным вопросом]], [[Aider pour une question sociale]])
* insert Concept(medicine-delivery, [[Bring medicine that was collected for a person]], [[Доставити ліки, отримані для людини]], [[Доставить лекарства, полученные для человека]], [[Apporter un médicament retiré pour une personne]])
* insert Concept(handover-review, [[Look into a hand-over that nobody had authorised]], [[Перевірити передачу ліків без довіреності]], [[Проверить передачу лекарств без доверенности]], [[Examiner une remise sans procuration]])
* insert Concept(possible-duplicate, [[Check two records of possibly one person]], [[Перевірити два записи, можливо однієї людини]], [[Проверить две записи, возможно одного человека]], [[Vérifier deux dossiers peut-être identiques]])
* insert Concept(privacy-review, [[Review an emergency access]], [[Перевірити екстрений доступ]], [[Проверить экстренный доступ]], [[Examiner un accès d'urgence]])
* insert Concept(result-review, [[Look at a laboratory result that nobody has seen]], [[Переглянути результат аналізу, якого ніхто не бачив]], [[Просмотреть результат анализа, которого никто не видел]], [[Examiner un résultat de laboratoire que personne n'a vu]])
* insert Concept(stock-recount, [[Count the stock again]], [[Перерахувати залишки]], [[Пересчитать остатки]], [[Recompter le stock]])
* insert Concept(childcare, [[Look after a child while a parent attends care]], [[Доглянути дитину на час візиту батьків до лікаря]], [[Присмотреть за ребёнком на время визита родителя к врачу]], [[Garder un enfant pendant les soins du parent]])
* insert Concept(follow-up, [[Reach a person who missed care]], [[Зв'язатися з людиною, яка пропустила візит чи ліки]], [[Связаться с человеком, пропустившим визит или лекарства]], [[Joindre une personne qui a manqué des soins]])
* insert Concept(supply-due, [[Bring medicine before it runs out]], [[Доставити ліки, перш ніж вони закінчаться]], [[Доставить лекарства до того, как они закончатся]], [[Apporter un médicament avant qu'il ne manque]])
* insert Concept(sample-delivery, [[Bring a sample to the laboratory]], [[Доставити зразок до лабораторії]], [[Доставить образец в лабораторию]], [[Porter un prélèvement au laboratoire]])
* insert Concept(version-conflict, [[Settle two versions of one record]], [[Узгодити дві версії одного запису]], [[Согласовать две версии одной записи]], [[Concilier deux versions d'un dossier]])
* insert Concept(qualification-renewal, [[Renew a qualification before it expires]], [[Поновити кваліфікацію до закінчення строку]], [[Продлить квалификацию до окончания срока]], [[Renouveler une qualification avant son expiration]])

CodeSystem: DoorstepConsentCategory
Id: doorstep-consent-category
Title: "Kinds of consent"
Description: "Tells the kinds of consent of care at home apart from other consents."
* insert OwnCodeSystem
* insert Concept(medicine-by-proxy, [[Medicine collected by another person]], [[Отримання ліків іншою особою]], [[Получение лекарств другим лицом]], [[Retrait de médicaments par un tiers]])
* insert Concept(disclosure, [[Sharing of information with another organisation]], [[Передача відомостей іншій організації]], [[Передача сведений другой организации]], [[Partage d'informations avec un autre organisme]])
* insert Concept(childcare-contact, [[First name and telephone for whoever shares childcare]], [[Ім'я та телефон для тих, з ким домовлено про догляд за дітьми]], [[Имя и телефон для тех, с кем договорились о присмотре за детьми]], [[Prénom et téléphone pour les personnes avec qui la garde est partagée]])
* insert Concept(group-membership, [[Being named as a member of a support group]], [[Згода бути названим учасником групи взаємодопомоги]], [[Согласие быть названным участником группы взаимопомощи]], [[Être nommé comme membre d'un groupe d'entraide]])

CodeSystem: DoorstepRole
Id: doorstep-role
Title: "Roles in a team"
Description: "Roles of people in the teams; ISCO-08 codes may stand beside them. An administrator manages the people, roles and clients of an organisation and sees no records; a system is a program of an organisation, such as the backend of an app or of a hospital."
* insert OwnCodeSystem
* insert Concept(doctor, [[Doctor]], [[Лікар]], [[Врач]], [[Médecin]])
* insert Concept(infectious-disease-doctor, [[Infectious-disease doctor]], [[Лікар-інфекціоніст]], [[Врач-инфекционист]], [[Infectiologue]])
* insert Concept(nurse, [[Nurse]], [[Медична сестра (брат)]], [[Медицинская сестра (брат)]], [[Infirmier ou infirmière]])
* insert Concept(social-worker, [[Social worker]], [[Соціальний працівник]], [[Социальный работник]], [[Travailleur social]])
* insert Concept(psychologist, [[Psychologist]], [[Психолог]], [[Психолог]], [[Psychologue]])
* insert Concept(peer-counsellor, [[Peer counsellor]], [[Рівний консультант]], [[Равный консультант]], [[Pair aidant]])
* insert Concept(driver, [[Driver]], [[Водій]], [[Водитель]], [[Chauffeur]])
* insert Concept(coordinator, [[Coordinator]], [[Координатор]], [[Координатор]], [[Coordinateur]])
* insert Concept(head-of-department, [[Head of department]], [[Завідувач відділення]], [[Заведующий отделением]], [[Chef de service]])
* insert Concept(registrar, [[Registrar]], [[Реєстратор]], [[Регистратор]], [[Agent d'enregistrement]])
* insert Concept(data-protection-officer, [[Data-protection officer]], [[Відповідальна особа з питань захисту даних]], [[Ответственный за защиту данных]], [[Délégué à la protection des données]])
* insert Concept(administrator, [[Administrator]], [[Адміністратор]], [[Администратор]], [[Administrateur]])
* insert Concept(system, [[Program of an organisation]], [[Програма організації]], [[Программа организации]], [[Programme d'un organisme]])

CodeSystem: DoorstepSecurityPolicy
Id: doorstep-security-policy
Title: "Handling rules for labels"
Description: "Handling rules of Doorstep that the HL7 vocabulary of security labels does not name."
* insert OwnCodeSystem
* insert Concept(not-in-summary, [[Never part of a summary or an export]], [[Ніколи не входить до витягу чи експорту]], [[Никогда не входит в выписку или экспорт]], [[Jamais dans un résumé ni un export]])
* insert Concept(own-organisation-only, [[Only inside the owning organisation]], [[Лише в межах організації-власника]], [[Только внутри организации-владельца]], [[Seulement dans l'organisme détenteur]])
