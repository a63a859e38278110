Profile: DoorstepProxyConsent
Parent: Consent
Id: doorstep-proxy-consent
Title: "Consent to collection by another person"
Description: "The person allows somebody to collect and bring their medicine."
* identifier MS
* status MS
* scope = $consent-scope#treatment
* category MS
* category from DoorstepConsentCategoryVS (extensible)
* category ^short = "medicine-by-proxy of doorstep-consent-category lets the server recognise it"
* patient 1..1 MS
* dateTime 1..1 MS
* provision 1..1 MS
* provision.period MS
* provision.actor 1..* MS
* provision.actor.role ^short = "POWATT of v3 RoleCode"
* provision.class MS

Profile: DoorstepDisclosureConsent
Parent: Consent
Id: doorstep-disclosure-consent
Title: "Consent to sharing"
Description: "The person permits or denies that an organisation or somebody sees their record or a part of it, such as HIV information. Exceptions are nested provisions."
* identifier MS
* status MS
* scope = $consent-scope#patient-privacy
* category MS
* category from DoorstepConsentCategoryVS (extensible)
* category ^short = "disclosure of doorstep-consent-category lets the server recognise it"
* patient 1..1 MS
* dateTime 1..1 MS
* provision 1..1 MS
* provision.type 1..1 MS
* provision.period MS
* provision.actor MS
* provision.class MS
* provision.class ^short = "Resource types that the provision is about"
* provision.securityLabel MS
* provision.purpose MS
* provision.dataPeriod MS
* provision.provision MS
