// Operations on Subscriptions: how they stand, what they were told, and what did not arrive. The first two are those of
// http://hl7.org/fhir/uv/subscriptions-backport, as far as Doorstep serves them.

Instance: doorstep-subscription-status
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-subscription-status, status, SubscriptionStatus, [[How a Subscription stands]], [[Tells the status of one Subscription and how many events it was told. For systems and administrators of the organisation.]])
* resource = #Subscription
* insert On(false, false, true, false)
* insert Out(return, Bundle, 1, 1, [[A searchset with the SubscriptionStatus as Parameters.]])

Instance: doorstep-subscription-events
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-subscription-events, events, SubscriptionEvents, [[What a Subscription was told]], [[Tells events of the last 90 days again, as far as the caller sees today what they are about. At most 500; ask for the next ones by their numbers.]])
* resource = #Subscription
* insert On(false, false, true, false)
* insert In(eventsSinceNumber, string, 0, 1, [[The number of the first event; 1 if not sent.]])
* insert In(eventsUntilNumber, string, 0, 1, [[The number of the last event; the newest if not sent.]])
* insert In(content, code, 0, 1, [[Read and passed over: never more is told than the Subscription asks for.]])
* insert Out(return, Bundle, 1, 1, [[A history with the SubscriptionStatus as Parameters.]])

Instance: doorstep-subscription-dead-letters
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-subscription-dead-letters, dead-letters, SubscriptionDeadLetters, [[What did not arrive]], [[Tells which notifications were tried and given up. What they are about is not told.]])
* resource = #Subscription
* insert On(false, false, true, false)
* insert Out(total, integer, 1, 1, [[How many there are.]])
* insert OutGroup(dead-letter, 0, *, [[One of them, the oldest first; at most 500.]])
* insert Part(timestamp, instant, 1, 1, [[When the event happened.]])
* insert Part(attempts, integer, 1, 1, [[How often it was sent.]])
* insert Part(error, string, 1, 1, [[Why the last attempt failed: a status such as HTTP 503, or a kind of failure.]])

Instance: doorstep-subscription-resend
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-subscription-resend, resend, SubscriptionResend, [[Send again what did not arrive]], [[Lets the dead letters of a Subscription wait to be sent again, before everything newer.]])
* resource = #Subscription
* insert On(false, false, true, true)
* insert Out(waiting, integer, 1, 1, [[How many wait again.]])
