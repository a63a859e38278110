// Identifier systems: addresses under https://doorstep.health/sid/.

Instance: doorstep-sid-client
InstanceOf: NamingSystem
Usage: #definition
* insert IdentifierSystem(client, DoorstepClientNumber, [[Number that a team gives to a person it serves. It must not disclose a diagnosis or a programme.]])

Instance: doorstep-sid-hiv-register
InstanceOf: NamingSystem
Usage: #definition
* insert IdentifierSystem(hiv-register, DoorstepHivRegisterNumber, [[Number of a person in an HIV programme. Only in EpisodeOfCare.identifier: on a Patient it would disclose HIV status. Every system that begins with https://doorstep.health/sid/hiv- is refused on a Patient.]])

Instance: doorstep-sid-rnokpp
InstanceOf: NamingSystem
Usage: #definition
* insert IdentifierSystem(rnokpp, UkrainianTaxpayerNumber, [[Ukrainian number of the taxpayer's card (РНОКПП). Optional.]])

Instance: doorstep-sid-snils
InstanceOf: NamingSystem
Usage: #definition
* insert IdentifierSystem(snils, RussianInsuranceNumber, [[Russian individual insurance account number (СНИЛС). Optional.]])

Instance: doorstep-sid-organization
InstanceOf: NamingSystem
Usage: #definition
* insert IdentifierSystem(organization, DoorstepOrganizationNumber, [[Short name or number of an organisation.]])

Instance: doorstep-sid-staff
InstanceOf: NamingSystem
Usage: #definition
* insert IdentifierSystem(staff, DoorstepStaffNumber, [[Number of a member of staff or a volunteer.]])

Instance: doorstep-sid-account
InstanceOf: NamingSystem
Usage: #definition
* insert IdentifierSystem(account, DoorstepAccount, [[Account of the sign-in that comes along with the server. In Practitioner.identifier for a person who works, in PractitionerRole.identifier for a program (role system), in Patient.identifier for a person served, where it is for the server alone: never on paper.]])

Instance: doorstep-sid-location
InstanceOf: NamingSystem
Usage: #definition
* insert IdentifierSystem(location, DoorstepPlaceNumber, [[Number of a place, a facility or a vehicle where no official code exists.]])

Instance: doorstep-sid-ocha-pcode
InstanceOf: NamingSystem
Usage: #definition
* insert IdentifierSystem(ocha-pcode, OchaPlaceCode, [[Place code of the common operational data set of administrative boundaries of OCHA.]])

Instance: doorstep-sid-katottg
InstanceOf: NamingSystem
Usage: #definition
* insert IdentifierSystem(katottg, UkrainianTerritorialUnitCode, [[Ukrainian codifier of administrative-territorial units (КАТОТТГ).]])

Instance: doorstep-sid-oktmo
InstanceOf: NamingSystem
Usage: #definition
* insert IdentifierSystem(oktmo, RussianMunicipalTerritoryCode, [[Russian classifier of territories of municipal formations (ОКТМО).]])

Instance: doorstep-sid-visit
InstanceOf: NamingSystem
Usage: #definition
* insert IdentifierSystem(visit, DoorstepVisitNumber, [[Number that an application gives to a visit before it is sent, so that a repeated upload finds the same visit.]])

Instance: doorstep-sid-order
InstanceOf: NamingSystem
Usage: #definition
* insert IdentifierSystem(order, DoorstepOrderNumber, [[Number of a laboratory order or another request.]])

Instance: doorstep-sid-specimen
InstanceOf: NamingSystem
Usage: #definition
* insert IdentifierSystem(specimen, DoorstepSpecimenNumber, [[Number on the tube, usually a bar code.]])

Instance: doorstep-sid-dispense
InstanceOf: NamingSystem
Usage: #definition
* insert IdentifierSystem(dispense, DoorstepDispenseNumber, [[Number of a medicine handed out.]])

Instance: doorstep-sid-consent
InstanceOf: NamingSystem
Usage: #definition
* insert IdentifierSystem(consent, DoorstepConsentNumber, [[Number of a signed consent form.]])

Instance: doorstep-sid-episode
InstanceOf: NamingSystem
Usage: #definition
* insert IdentifierSystem(episode, DoorstepEpisodeNumber, [[Number of an episode of care that does not disclose a diagnosis.]])

Instance: doorstep-sid-transfer
InstanceOf: NamingSystem
Usage: #definition
* insert IdentifierSystem(transfer, DoorstepTransferNumber, [[Number of a transfer or an evacuation of one person.]])

Instance: doorstep-sid-evacuation
InstanceOf: NamingSystem
Usage: #definition
* insert IdentifierSystem(evacuation, DoorstepEvacuationNumber, [[Number of an evacuation operation; shared by its requests (requisition) and its tasks (groupIdentifier).]])

Instance: doorstep-sid-batch
InstanceOf: NamingSystem
Usage: #definition
* insert IdentifierSystem(batch, DoorstepBatchNumber, [[Number of a batch of a medicine in the stock of an organisation.]])

Instance: doorstep-sid-trip
InstanceOf: NamingSystem
Usage: #definition
* insert IdentifierSystem(trip, DoorstepTripNumber, [[Number of a trip of a team; shared by the trip and its stops.]])

Instance: doorstep-sid-appointment
InstanceOf: NamingSystem
Usage: #definition
* insert IdentifierSystem(appointment, DoorstepAppointmentNumber, [[Number of an appointment or of a planned stop of a trip.]])

Instance: doorstep-sid-group
InstanceOf: NamingSystem
Usage: #definition
* insert IdentifierSystem(group, DoorstepGroupNumber, [[Number of a support group. It must not disclose a diagnosis.]])

Instance: doorstep-sid-report
InstanceOf: NamingSystem
Usage: #definition
* insert IdentifierSystem(report, DoorstepReportNumber, [[Number of a report that holds sums only.]])
