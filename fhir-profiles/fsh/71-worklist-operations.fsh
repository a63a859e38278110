// The lists of the morning.

Instance: doorstep-overdue-visits
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-overdue-visits, overdue-visits, OverdueVisits, [[Overdue visits]], [[Plans of monthly care whose next visit is overdue, the longest overdue first.]])
* resource = #CarePlan
* insert On(false, true, false, false)
* insert In(date, date, 0, 1, [[The day for which the list is made; today if left out.]])
* insert In(days, integer, 0, 1, [[How many days to look ahead.]])
* insert In(_count, integer, 0, 1, [[How many on a page.]])
* insert In(_offset, integer, 0, 1, [[How many come before the page.]])
* insert Out(return, Bundle, 1, 1, [[A searchset with the people and orders beside the entries, and links to the other pages.]])

Instance: doorstep-supply-due
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-supply-due, supply-due, SupplyDue, [[Medicines that run out]], [[Medicines handed out that run out and were not given again, the first to end first.]])
* resource = #MedicationDispense
* insert On(false, true, false, false)
* insert In(date, date, 0, 1, [[The day for which the list is made; today if left out.]])
* insert In(days, integer, 0, 1, [[How many days to look ahead.]])
* insert In(late, integer, 0, 1, [[How many days to look back.]])
* insert In(_count, integer, 0, 1, [[How many on a page.]])
* insert In(_offset, integer, 0, 1, [[How many come before the page.]])
* insert Out(return, Bundle, 1, 1, [[A searchset with the people and orders beside the entries, and links to the other pages.]])

Instance: doorstep-transfers-waiting
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-transfers-waiting, transfers-waiting, TransfersWaiting, [[Transfers without an answer]], [[Transfers that the receiving organisation has not answered, the most urgent first.]])
* resource = #Task
* insert On(false, true, false, false)
* insert In(date, date, 0, 1, [[The day for which the list is made; today if left out.]])
* insert In(organization, Reference, 0, 1, [[Only what this organisation has to do, or whose people these are.]])
* insert In(_count, integer, 0, 1, [[How many on a page.]])
* insert In(_offset, integer, 0, 1, [[How many come before the page.]])
* insert Out(return, Bundle, 1, 1, [[A searchset with the people and orders beside the entries, and links to the other pages.]])

Instance: doorstep-hotline-waiting
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-hotline-waiting, hotline-waiting, HotlineWaiting, [[Calls without an answer]], [[Calls to the hotline of which nobody has said what comes of them, the most urgent first.]])
* resource = #Task
* insert On(false, true, false, false)
* insert In(date, date, 0, 1, [[The day for which the list is made; today if left out.]])
* insert In(organization, Reference, 0, 1, [[Only what this organisation has to do, or whose people these are.]])
* insert In(_count, integer, 0, 1, [[How many on a page.]])
* insert In(_offset, integer, 0, 1, [[How many come before the page.]])
* insert Out(return, Bundle, 1, 1, [[A searchset with the people and orders beside the entries, and links to the other pages.]])

Instance: doorstep-results-waiting
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-results-waiting, results-waiting, ResultsWaiting, [[Results that nobody has seen]], [[Results of a laboratory that nobody has seen, the most urgent first.]])
* resource = #Task
* insert On(false, true, false, false)
* insert In(date, date, 0, 1, [[The day for which the list is made; today if left out.]])
* insert In(organization, Reference, 0, 1, [[Only what this organisation has to do, or whose people these are.]])
* insert In(owner, Reference, 0, 1, [[Only what this person, role or team has to do.]])
* insert In(_count, integer, 0, 1, [[How many on a page.]])
* insert In(_offset, integer, 0, 1, [[How many come before the page.]])
* insert Out(return, Bundle, 1, 1, [[A searchset with the people and orders beside the entries, and links to the other pages.]])

Instance: doorstep-todays-trips
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-todays-trips, todays-trips, TodaysTrips, [[Trips of a day]], [[The trips of a day in the order in which they leave.]])
* resource = #Task
* insert On(false, true, false, false)
* insert In(date, date, 0, 1, [[The day for which the list is made; today if left out.]])
* insert In(organization, Reference, 0, 1, [[Only what this organisation has to do, or whose people these are.]])
* insert In(owner, Reference, 0, 1, [[Only what this person, role or team has to do.]])
* insert In(unit, Reference, 0, 1, [[Only this vehicle or store.]])
* insert In(_count, integer, 0, 1, [[How many on a page.]])
* insert In(_offset, integer, 0, 1, [[How many come before the page.]])
* insert Out(return, Bundle, 1, 1, [[A searchset with the people and orders beside the entries, and links to the other pages.]])

Instance: doorstep-qualifications-expiring
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-qualifications-expiring, qualifications-expiring, QualificationsExpiring, [[Certificates that end]], [[People whose certificates end and were not renewed, the first to end first.]])
* resource = #Practitioner
* insert On(false, true, false, false)
* insert In(date, date, 0, 1, [[The day for which the list is made; today if left out.]])
* insert In(days, integer, 0, 1, [[How many days to look ahead.]])
* insert In(organization, Reference, 0, 1, [[Only what this organisation has to do, or whose people these are.]])
* insert In(_count, integer, 0, 1, [[How many on a page.]])
* insert In(_offset, integer, 0, 1, [[How many come before the page.]])
* insert Out(return, Bundle, 1, 1, [[A searchset with the people and orders beside the entries, and links to the other pages.]])

Instance: doorstep-stock-low
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-stock-low, stock-low, StockLow, [[Medicines of which little is left]], [[The last counts of medicines of which a place has less than enough, the least first.]])
* resource = #Observation
* insert On(false, true, false, false)
* insert In(date, date, 0, 1, [[The day for which the list is made; today if left out.]])
* insert In(late, integer, 0, 1, [[How many days to look back.]])
* insert In(below, integer, 0, 1, [[How much is enough.]])
* insert In(unit, Reference, 0, 1, [[Only this vehicle or store.]])
* insert In(_count, integer, 0, 1, [[How many on a page.]])
* insert In(_offset, integer, 0, 1, [[How many come before the page.]])
* insert Out(return, Bundle, 1, 1, [[A searchset with the people and orders beside the entries, and links to the other pages.]])

Instance: doorstep-stock-expiring
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-stock-expiring, stock-expiring, StockExpiring, [[Batches that expire]], [[Batches of which something is left and that expire, the first to expire first.]])
* resource = #Medication
* insert On(false, true, false, false)
* insert In(date, date, 0, 1, [[The day for which the list is made; today if left out.]])
* insert In(days, integer, 0, 1, [[How many days to look ahead.]])
* insert In(late, integer, 0, 1, [[How many days to look back.]])
* insert In(unit, Reference, 0, 1, [[Only this vehicle or store.]])
* insert In(_count, integer, 0, 1, [[How many on a page.]])
* insert In(_offset, integer, 0, 1, [[How many come before the page.]])
* insert Out(return, Bundle, 1, 1, [[A searchset with the people and orders beside the entries, and links to the other pages.]])
