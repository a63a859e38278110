// Why the server itself changes a Task that it has given.

CodeSystem: DoorstepTaskReason
Id: doorstep-task-reason
Title: "Why a task was changed by the server"
Description: "Stands in Task.statusReason when the server holds, reopens or cancels a task because of something that was stored."
* insert OwnCodeSystem
* insert Concept(call-withdrawn, [[The call was taken back]], [[Звернення відкликано]], [[Обращение отозвано]], [[L'appel a été retiré]])
* insert Concept(report-changed, [[The report was changed after it was seen]], [[Висновок змінено після перегляду]], [[Заключение изменено после просмотра]], [[Le compte rendu a été modifié après lecture]])
* insert Concept(report-in-error, [[The report was sent in error]], [[Висновок надіслано помилково]], [[Заключение отправлено по ошибке]], [[Le compte rendu a été envoyé par erreur]])
* insert Concept(authorisation-withdrawn, [[The authorisation was taken back: do not hand over, ask the coordinator]], [[Довіреність відкликано: не передавайте ліки, зверніться до координатора]], [[Доверенность отозвана: не передавайте лекарства, обратитесь к координатору]], [[La procuration a été retirée : ne remettez rien, demandez au coordinateur]])
* insert Concept(nothing-to-bring, [[There is nothing to bring any more]], [[Більше нема чого доставляти]], [[Доставлять больше нечего]], [[Il n'y a plus rien à apporter]])
* insert Concept(redirected, [[Another hospital was asked]], [[Звернулися до іншої лікарні]], [[Обратились в другую больницу]], [[Un autre hôpital a été sollicité]])

ValueSet: DoorstepTaskReasonVS
Id: doorstep-task-reason-vs
Title: "Why a task was changed by the server"
Description: "All reasons for which the server changes a task."
* insert OwnValueSet
* include codes from system DoorstepTaskReason
