// Code systems of HIV care. All of their codes disclose HIV status: they stand only in resources that the server labels.

CodeSystem: DoorstepHivStageCode
Id: doorstep-hiv-stage
Title: "WHO stages of HIV"
Description: "Clinical stage of an HIV infection as the WHO counts it; discloses HIV status."
* insert OwnCodeSystem
* insert Concept(stage-1, [[WHO stage 1]], [[Стадія 1 за ВООЗ]], [[Стадия 1 по ВОЗ]], [[Stade OMS 1]])
* insert Concept(stage-2, [[WHO stage 2]], [[Стадія 2 за ВООЗ]], [[Стадия 2 по ВОЗ]], [[Stade OMS 2]])
* insert Concept(stage-3, [[WHO stage 3]], [[Стадія 3 за ВООЗ]], [[Стадия 3 по ВОЗ]], [[Stade OMS 3]])
* insert Concept(stage-4, [[WHO stage 4]], [[Стадія 4 за ВООЗ]], [[Стадия 4 по ВОЗ]], [[Stade OMS 4]])

ValueSet: DoorstepHivStageCodeVS
Id: doorstep-hiv-stage-vs
Title: "WHO stages of HIV"
Description: "All WHO stages of HIV."
* insert OwnValueSet
* include codes from system DoorstepHivStageCode

CodeSystem: DoorstepAdherence
Id: doorstep-adherence
Title: "Adherence to antiretroviral treatment"
Description: "How much of the antiretroviral treatment was taken since the last look; discloses HIV status."
* insert OwnCodeSystem
* insert Concept(good, [[Good: 95 % or more of the doses]], [[Добра: 95 % доз або більше]], [[Хорошая: 95 % доз или более]], [[Bonne : 95 % des doses ou plus]])
* insert Concept(fair, [[Fair: 85 to 94 % of the doses]], [[Задовільна: від 85 до 94 % доз]], [[Удовлетворительная: от 85 до 94 % доз]], [[Moyenne : de 85 à 94 % des doses]])
* insert Concept(poor, [[Poor: less than 85 % of the doses]], [[Погана: менш як 85 % доз]], [[Плохая: менее 85 % доз]], [[Mauvaise : moins de 85 % des doses]])
* insert Concept(interrupted, [[Treatment interrupted]], [[Лікування перервано]], [[Лечение прервано]], [[Traitement interrompu]])

ValueSet: DoorstepAdherenceVS
Id: doorstep-adherence-vs
Title: "Adherence to antiretroviral treatment"
Description: "All degrees of adherence."
* insert OwnValueSet
* include codes from system DoorstepAdherence
