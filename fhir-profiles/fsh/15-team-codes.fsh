// Code systems for the work of the teams: access, people, trips, social help and follow-up, each with its value set.

CodeSystem: DoorstepAccessFlag
Id: doorstep-access-flag
Title: "Access and safety"
Description: "What a team must know before it sets out for a place or enters a home. None of the codes tells of a diagnosis."
* insert OwnCodeSystem
* insert Concept(mined-road, [[Mined road]], [[Замінована дорога]], [[Заминированная дорога]], [[Route minée]])
* insert Concept(road-destroyed, [[Road destroyed]], [[Дорогу зруйновано]], [[Дорога разрушена]], [[Route détruite]])
* insert Concept(bridge-destroyed, [[Bridge destroyed]], [[Міст зруйновано]], [[Мост разрушен]], [[Pont détruit]])
* insert Concept(road-impassable, [[Road impassable in snow, mud or flood]], [[Дорога непрохідна через сніг, багнюку чи повінь]], [[Дорога непроходима из-за снега, грязи или паводка]], [[Route impraticable (neige, boue ou crue)]])
* insert Concept(shelling, [[Shelling or bombing]], [[Обстріли або бомбардування]], [[Обстрелы или бомбардировки]], [[Tirs ou bombardements]])
* insert Concept(unexploded-ordnance, [[Unexploded ordnance]], [[Нерозірвані боєприпаси]], [[Неразорвавшиеся боеприпасы]], [[Munitions non explosées]])
* insert Concept(checkpoint, [[Checkpoint; a pass is needed]], [[Блокпост; потрібна перепустка]], [[Блокпост; нужен пропуск]], [[Point de contrôle, laissez-passer nécessaire]])
* insert Concept(curfew, [[Curfew]], [[Комендантська година]], [[Комендантский час]], [[Couvre-feu]])
* insert Concept(no-power, [[No electricity]], [[Немає електрики]], [[Нет электричества]], [[Pas d'électricité]])
* insert Concept(no-water, [[No water]], [[Немає води]], [[Нет воды]], [[Pas d'eau]])
* insert Concept(no-network, [[No telephone or internet]], [[Немає зв'язку чи інтернету]], [[Нет связи или интернета]], [[Pas de téléphone ni d'internet]])
* insert Concept(no-lift, [[Stairs and no lift]], [[Сходи, немає ліфта]], [[Лестница, нет лифта]], [[Escaliers sans ascenseur]])
* insert Concept(door-key, [[Cannot open the door; a key holder must be called]], [[Не може відчинити двері; потрібно викликати того, хто має ключ]], [[Не может открыть дверь; нужно вызвать того, у кого ключ]], [[Ne peut ouvrir la porte, appeler le détenteur de la clé]])
* insert Concept(dog, [[Dog]], [[Собака]], [[Собака]], [[Chien]])
* insert Concept(oxygen, [[Oxygen in use; no open fire]], [[Використовується кисень; без відкритого вогню]], [[Используется кислород; без открытого огня]], [[Oxygène en service, pas de flamme]])
* insert Concept(two-people, [[Go only in twos]], [[Йти лише вдвох]], [[Идти только вдвоём]], [[Y aller à deux]])

ValueSet: DoorstepAccessFlagVS
Id: doorstep-access-flag-vs
Title: "Access and safety"
Description: "All flags of access and safety."
* insert OwnValueSet
* include codes from system DoorstepAccessFlag

CodeSystem: DoorstepQualification
Id: doorstep-qualification
Title: "Qualifications of members of a team"
Description: "Courses and permits that expire and that a trip depends on; Practitioner.qualification carries them with period and issuer."
* insert OwnCodeSystem
* insert Concept(first-aid, [[First aid]], [[Перша допомога]], [[Первая помощь]], [[Premiers secours]])
* insert Concept(mine-risk-education, [[Mine-risk education]], [[Навчання з мінної безпеки]], [[Обучение минной безопасности]], [[Éducation au risque des mines]])
* insert Concept(security-training, [[Safety in hostile environments]], [[Безпека у небезпечному середовищі]], [[Безопасность в опасной среде]], [[Sécurité en zone hostile]])
* insert Concept(basic-life-support, [[Basic life support]], [[Базова підтримка життя]], [[Базовая реанимация]], [[Réanimation de base]])
* insert Concept(driving-licence, [[Driving licence]], [[Посвідчення водія]], [[Водительское удостоверение]], [[Permis de conduire]])
* insert Concept(medical-licence, [[Licence to practise]], [[Дозвіл на медичну практику]], [[Допуск к медицинской практике]], [[Autorisation d'exercer]])
* insert Concept(hiv-counselling, [[HIV counselling]], [[Консультування з питань ВІЛ]], [[Консультирование по вопросам ВИЧ]], [[Conseil sur le VIH]])
* insert Concept(peer-counselling, [[Peer counselling]], [[Консультування рівних рівними]], [[Равное консультирование]], [[Soutien par les pairs]])
* insert Concept(palliative-care, [[Palliative care]], [[Паліативна допомога]], [[Паллиативная помощь]], [[Soins palliatifs]])
* insert Concept(infection-control, [[Infection control]], [[Інфекційний контроль]], [[Инфекционный контроль]], [[Contrôle des infections]])
* insert Concept(data-protection, [[Data protection]], [[Захист персональних даних]], [[Защита персональных данных]], [[Protection des données]])

ValueSet: DoorstepQualificationVS
Id: doorstep-qualification-vs
Title: "Qualifications of members of a team"
Description: "All qualifications."
* insert OwnValueSet
* include codes from system DoorstepQualification

CodeSystem: DoorstepAgeBand
Id: doorstep-age-band
Title: "Age bands of dependants"
Description: "Age in completed years of children who depend on a person; a band tells enough to plan care and less than a date of birth."
* insert OwnCodeSystem
* insert Concept(under-1, [[Under 1 year]], [[До 1 року]], [[До 1 года]], [[Moins de 1 an]])
* insert Concept(1-2, [[1 to 2 years]], [[Від 1 до 2 років]], [[От 1 до 2 лет]], [[De 1 à 2 ans]])
* insert Concept(3-6, [[3 to 6 years]], [[Від 3 до 6 років]], [[От 3 до 6 лет]], [[De 3 à 6 ans]])
* insert Concept(7-13, [[7 to 13 years]], [[Від 7 до 13 років]], [[От 7 до 13 лет]], [[De 7 à 13 ans]])
* insert Concept(14-17, [[14 to 17 years]], [[Від 14 до 17 років]], [[От 14 до 17 лет]], [[De 14 à 17 ans]])

ValueSet: DoorstepAgeBandVS
Id: doorstep-age-band-vs
Title: "Age bands of dependants"
Description: "All age bands of dependants."
* insert OwnValueSet
* include codes from system DoorstepAgeBand

CodeSystem: DoorstepTaskOutcome
Id: doorstep-task-outcome
Title: "Outcomes of social help"
Description: "What came of the help with a social issue; stands in Task.output."
* insert OwnCodeSystem
* insert Concept(document-obtained, [[Document obtained]], [[Документ отримано]], [[Документ получен]], [[Document obtenu]])
* insert Concept(benefit-claimed, [[Benefit claimed]], [[Допомогу оформлено]], [[Пособие оформлено]], [[Allocation demandée]])
* insert Concept(housing-found, [[Housing found]], [[Житло знайдено]], [[Жильё найдено]], [[Logement trouvé]])
* insert Concept(place-found, [[Place in a care home, school or kindergarten found]], [[Знайдено місце в закладі догляду, школі чи садку]], [[Найдено место в учреждении ухода, школе или детском саду]], [[Place trouvée (établissement, école ou crèche)]])
* insert Concept(goods-given, [[Food, clothes or other goods given]], [[Видано їжу, одяг чи інші речі]], [[Выданы продукты, одежда или другие вещи]], [[Nourriture, vêtements ou biens remis]])
* insert Concept(legal-help-given, [[Legal help given]], [[Надано правову допомогу]], [[Оказана юридическая помощь]], [[Aide juridique apportée]])
* insert Concept(accompanied, [[Accompanied to an office or a doctor]], [[Супроводжено до установи чи лікаря]], [[Сопровождён в учреждение или к врачу]], [[Accompagné à un service ou chez un médecin]])
* insert Concept(referred, [[Referred to another service]], [[Перенаправлено до іншої служби]], [[Перенаправлен в другую службу]], [[Orienté vers un autre service]])
* insert Concept(declined-by-person, [[Declined by the person]], [[Людина відмовилася]], [[Человек отказался]], [[Refusé par la personne]])
* insert Concept(not-possible, [[Not possible]], [[Неможливо]], [[Невозможно]], [[Impossible]])

ValueSet: DoorstepTaskOutcomeVS
Id: doorstep-task-outcome-vs
Title: "Outcomes of social help"
Description: "All outcomes of social help."
* insert OwnValueSet
* include codes from system DoorstepTaskOutcome

CodeSystem: DoorstepTripReason
Id: doorstep-trip-reason
Title: "Reasons why a trip did not take place"
Description: "Stands in Task.statusReason of a trip, in Appointment.cancelationReason of a stop and wherever a visit was called off."
* insert OwnCodeSystem
* insert Concept(security, [[Security]], [[Безпекова ситуація]], [[Безопасность]], [[Sécurité]])
* insert Concept(road, [[Road closed or impassable]], [[Дорога закрита або непрохідна]], [[Дорога закрыта или непроходима]], [[Route fermée ou impraticable]])
* insert Concept(vehicle, [[Vehicle out of order]], [[Несправний транспорт]], [[Неисправный транспорт]], [[Véhicule en panne]])
* insert Concept(fuel, [[No fuel]], [[Немає пального]], [[Нет топлива]], [[Pas de carburant]])
* insert Concept(illness, [[Illness in the team]], [[Хвороба в команді]], [[Болезнь в команде]], [[Maladie dans l'équipe]])
* insert Concept(staff, [[Not enough staff]], [[Бракує працівників]], [[Не хватает сотрудников]], [[Personnel insuffisant]])
* insert Concept(weather, [[Weather]], [[Погода]], [[Погода]], [[Météo]])
* insert Concept(person-away, [[The person is not at home]], [[Людини немає вдома]], [[Человека нет дома]], [[Personne absente]])
* insert Concept(person-declined, [[The person declined the visit]], [[Людина відмовилася від візиту]], [[Человек отказался от визита]], [[Visite refusée par la personne]])
* insert Concept(no-longer-needed, [[No longer needed]], [[Більше не потрібно]], [[Больше не нужно]], [[Plus nécessaire]])
* insert Concept(other, [[Other reason]], [[Інша причина]], [[Другая причина]], [[Autre motif]])

ValueSet: DoorstepTripReasonVS
Id: doorstep-trip-reason-vs
Title: "Reasons why a trip did not take place"
Description: "All reasons why a trip did not take place."
* insert OwnValueSet
* include codes from system DoorstepTripReason

CodeSystem: DoorstepOrganizationType
Id: doorstep-organization-type
Title: "Kinds of organisation"
Description: "What an organisation is in the network of care; stands beside a type of HL7."
* insert OwnCodeSystem
* insert Concept(aids-centre, [[AIDS centre]], [[Центр СНІДу]], [[Центр СПИД]], [[Centre de lutte contre le sida]])
* insert Concept(hospital, [[Hospital]], [[Лікарня]], [[Больница]], [[Hôpital]])
* insert Concept(clinic, [[Clinic]], [[Амбулаторія або поліклініка]], [[Поликлиника или амбулатория]], [[Centre de santé]])
* insert Concept(laboratory, [[Laboratory]], [[Лабораторія]], [[Лаборатория]], [[Laboratoire]])
* insert Concept(pharmacy, [[Pharmacy]], [[Аптека]], [[Аптека]], [[Pharmacie]])
* insert Concept(ngo, [[Charity or other non-governmental organisation]], [[Благодійна чи інша неурядова організація]], [[Благотворительная или другая неправительственная организация]], [[Organisation caritative ou non gouvernementale]])
* insert Concept(association, [[Association of people concerned]], [[Об'єднання людей, яких це стосується]], [[Объединение людей, которых это касается]], [[Association de personnes concernées]])
* insert Concept(home-team, [[Home team or mobile clinic]], [[Виїзна бригада або мобільна клініка]], [[Выездная бригада или мобильная клиника]], [[Équipe à domicile ou clinique mobile]])
* insert Concept(department, [[Department]], [[Відділення]], [[Отделение]], [[Service]])
* insert Concept(social-services, [[Social services]], [[Соціальна служба]], [[Социальная служба]], [[Services sociaux]])
* insert Concept(emergency-service, [[Rescue or ambulance service]], [[Рятувальна чи швидка служба]], [[Спасательная служба или скорая помощь]], [[Secours ou ambulance]])
* insert Concept(authority, [[Authority]], [[Орган влади]], [[Орган власти]], [[Autorité]])
* insert Concept(cluster, [[Coordination cluster; gets sums, never records of people]], [[Координаційний кластер; отримує лише зведені дані]], [[Координационный кластер; получает только сводные данные]], [[Cluster de coordination ; ne reçoit que des totaux]])
* insert Concept(funder, [[Funder]], [[Донор]], [[Донор]], [[Bailleur]])

ValueSet: DoorstepOrganizationTypeVS
Id: doorstep-organization-type-vs
Title: "Kinds of organisation"
Description: "All kinds of organisation."
* insert OwnValueSet
* include codes from system DoorstepOrganizationType

CodeSystem: DoorstepFollowUpReason
Id: doorstep-follow-up-reason
Title: "Reasons to reach a person"
Description: "Why somebody tries to reach a person who missed care; stands in Task.reasonCode of a task follow-up."
* insert OwnCodeSystem
* insert Concept(missed-appointment, [[Missed an appointment]], [[Пропустив прийом]], [[Пропустил приём]], [[Rendez-vous manqué]])
* insert Concept(missed-medicine, [[Did not get the medicine in time]], [[Не отримав ліки вчасно]], [[Не получил лекарства вовремя]], [[Médicament non retiré à temps]])
* insert Concept(result-to-tell, [[A result must be told]], [[Потрібно повідомити результат]], [[Нужно сообщить результат]], [[Résultat à communiquer]])
* insert Concept(abnormal-result, [[A result needs action]], [[Результат потребує дій]], [[Результат требует действий]], [[Résultat nécessitant une action]])
* insert Concept(after-discharge, [[After discharge from hospital]], [[Після виписки з лікарні]], [[После выписки из больницы]], [[Après la sortie de l'hôpital]])
* insert Concept(other, [[Other reason]], [[Інша причина]], [[Другая причина]], [[Autre motif]])

ValueSet: DoorstepFollowUpReasonVS
Id: doorstep-follow-up-reason-vs
Title: "Reasons to reach a person"
Description: "All reasons to reach a person."
* insert OwnValueSet
* include codes from system DoorstepFollowUpReason

CodeSystem: DoorstepFollowUpOutcome
Id: doorstep-follow-up-outcome
Title: "Outcomes of reaching a person"
Description: "What came of the attempt to reach a person who missed care; stands in Task.output."
* insert OwnCodeSystem
* insert Concept(reached, [[Reached; will come or be visited]], [[Зв'язок є; прийде або буде візит]], [[Связь есть; придёт или будет визит]], [[Joint ; viendra ou sera visité]])
* insert Concept(returned-to-care, [[Returned to care]], [[Повернувся до лікування]], [[Вернулся к лечению]], [[Retour aux soins]])
* insert Concept(not-reached, [[Not reached]], [[Не вдалося зв'язатися]], [[Не удалось связаться]], [[Non joint]])
* insert Concept(moved-away, [[Moved away]], [[Переїхав]], [[Переехал]], [[A déménagé]])
* insert Concept(treated-elsewhere, [[Treated elsewhere]], [[Лікується в іншому місці]], [[Лечится в другом месте]], [[Soigné ailleurs]])
* insert Concept(stopped-treatment, [[Stopped treatment]], [[Припинив лікування]], [[Прекратил лечение]], [[A arrêté le traitement]])
* insert Concept(lost, [[Lost to follow-up]], [[Втрачений з-під нагляду]], [[Потерян из-под наблюдения]], [[Perdu de vue]])
* insert Concept(died, [[Died]], [[Помер]], [[Умер]], [[Décédé]])

ValueSet: DoorstepFollowUpOutcomeVS
Id: doorstep-follow-up-outcome-vs
Title: "Outcomes of reaching a person"
Description: "All outcomes of reaching a person."
* insert OwnValueSet
* include codes from system DoorstepFollowUpOutcome
