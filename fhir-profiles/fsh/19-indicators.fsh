// What is counted for reports; the program's Indicator has the same codes.

CodeSystem: DoorstepIndicator
Id: doorstep-indicator
Title: "Figures"
Description: "What an organisation counts of its work for reports; docs/analysts.md defines each."
* insert OwnCodeSystem
* insert Concept(visits, [[Visits by place and week]], [[Візити за місцями й тижнями]], [[Визиты по местам и неделям]], [[Visites par lieu et par semaine]])
* insert Concept(people-visited, [[People visited by place and week]], [[Люди, яких відвідали, за місцями й тижнями]], [[Люди, которых посетили, по местам и неделям]], [[Personnes visitées par lieu et par semaine]])
* insert Concept(consultations, [[Consultations by age and sex]], [[Консультації за віком і статтю]], [[Консультации по возрасту и полу]], [[Consultations par âge et par sexe]])
* insert Concept(people-served, [[People served by age and sex]], [[Люди, які отримали допомогу, за віком і статтю]], [[Люди, получившие помощь, по возрасту и полу]], [[Personnes suivies par âge et par sexe]])
* insert Concept(visits-per-person, [[People by the number of visits]], [[Люди за кількістю візитів]], [[Люди по числу визитов]], [[Personnes par nombre de visites]])
* insert Concept(sites-reached, [[Villages and centres reached]], [[Села й центри, до яких доїхали]], [[Сёла и центры, до которых доехали]], [[Villages et centres atteints]])
* insert Concept(overdue-visits, [[Overdue monthly visits]], [[Прострочені щомісячні візити]], [[Просроченные ежемесячные визиты]], [[Visites mensuelles en retard]])
* insert Concept(overdue-by-unit, [[Overdue monthly visits by vehicle]], [[Прострочені щомісячні візити за автомобілями]], [[Просроченные ежемесячные визиты по автомобилям]], [[Visites mensuelles en retard par véhicule]])
* insert Concept(ecgs, [[Electrocardiograms by place]], [[Електрокардіограми за місцями]], [[Электрокардиограммы по местам]], [[Électrocardiogrammes par lieu]])
* insert Concept(ecgs-abnormal, [[Abnormal electrocardiograms]], [[Електрокардіограми з відхиленнями]], [[Электрокардиограммы с отклонениями]], [[Électrocardiogrammes anormaux]])
* insert Concept(ecg-coverage, [[People with an illness of heart or vessels who had an electrocardiogram]], [[Люди з хворобою серця чи судин, яким зробили електрокардіограму]], [[Люди с болезнью сердца или сосудов, которым сделали электрокардиограмму]], [[Personnes avec une maladie cardiovasculaire ayant eu un électrocardiogramme]])
* insert Concept(decisions-not-carried-out, [[Decisions for hospital without a transfer]], [[Рішення про госпіталізацію без направлення]], [[Решения о госпитализации без направления]], [[Décisions d'hospitalisation sans transfert]])
* insert Concept(transfers, [[Transfers by destination and outcome]], [[Переведення за місцем призначення та результатом]], [[Переводы по месту назначения и исходу]], [[Transferts par destination et issue]])
* insert Concept(transfers-declined, [[Transfers declined]], [[Відхилені переведення]], [[Отклонённые переводы]], [[Transferts refusés]])
* insert Concept(transfer-hours, [[Hours from the request of a transfer to arrival and admission]], [[Годин від запиту на переведення до прибуття та госпіталізації]], [[Часов от запроса на перевод до прибытия и госпитализации]], [[Heures entre la demande de transfert et l'arrivée, puis l'admission]])
* insert Concept(evacuations, [[People on lists of evacuation by outcome]], [[Люди у списках евакуації за результатом]], [[Люди в списках эвакуации по исходу]], [[Personnes à évacuer par issue]])
* insert Concept(art-supply, [[Antiretroviral medicine in time, late or interrupted]], [[Антиретровірусні препарати вчасно, із запізненням або з перервою]], [[Антиретровирусные препараты вовремя, с опозданием или с перерывом]], [[Antirétroviraux à temps, en retard ou interrompus]])
* insert Concept(art-people, [[People on antiretroviral treatment]], [[Люди на антиретровірусній терапії]], [[Люди на антиретровирусной терапии]], [[Personnes sous traitement antirétroviral]])
* insert Concept(art-months, [[Months of antiretroviral medicine handed out at once]], [[На скільки місяців видають антиретровірусні препарати]], [[На сколько месяцев выдают антиретровирусные препараты]], [[Mois d'antirétroviraux remis en une fois]])
* insert Concept(art-by-proxy, [[Antiretroviral medicine collected by others]], [[Антиретровірусні препарати, отримані іншими]], [[Антиретровирусные препараты, полученные другими]], [[Antirétroviraux retirés par un tiers]])
* insert Concept(art-proxy-consent, [[Collected by others with consent]], [[Отримано іншими за згодою]], [[Получено другими с согласия]], [[Retirés par un tiers avec accord]])
* insert Concept(viral-load-suppressed, [[Viral load suppressed]], [[Вірусне навантаження пригнічене]], [[Вирусная нагрузка подавлена]], [[Charge virale supprimée]])
* insert Concept(viral-load-tested, [[People on treatment with a viral load]], [[Люди на терапії з визначеним вірусним навантаженням]], [[Люди на терапии с определённой вирусной нагрузкой]], [[Personnes traitées avec charge virale mesurée]])
* insert Concept(trips, [[Trips planned, done and called off]], [[Виїзди заплановані, виконані та скасовані]], [[Выезды запланированные, выполненные и отменённые]], [[Sorties prévues, faites et annulées]])
* insert Concept(hotline-calls, [[Calls to the hotline by outcome]], [[Дзвінки на гарячу лінію за результатом]], [[Звонки на горячую линию по исходу]], [[Appels à la permanence par issue]])
* insert Concept(hotline-days, [[Days from the call to the first visit]], [[Днів від дзвінка до першого візиту]], [[Дней от звонка до первого визита]], [[Jours entre l'appel et la première visite]])
* insert Concept(childcare, [[Childcare kept]], [[Догляд за дітьми, що відбувся]], [[Состоявшийся присмотр за детьми]], [[Gardes d'enfants assurées]])
* insert Concept(appointments-kept, [[Appointments kept thanks to childcare]], [[Прийоми, що відбулися завдяки догляду за дітьми]], [[Приёмы, состоявшиеся благодаря присмотру за детьми]], [[Rendez-vous honorés grâce à la garde d'enfants]])
* insert Concept(meetings, [[Meetings of support groups and attendances]], [[Зустрічі груп підтримки та відвідування]], [[Встречи групп поддержки и посещения]], [[Réunions des groupes de soutien et présences]])
