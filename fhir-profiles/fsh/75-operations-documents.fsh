// Operations of other guides, as far as Doorstep answers them.

Instance: doorstep-docref
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-docref, docref, Docref, [[Documents of a person]], [[The documents of a person that are kept and that the caller sees, and those that are made when somebody asks, as International Patient Access has it. For somebody whom the caller does not see the answer is empty.]])
* resource = #DocumentReference
* insert On(false, true, false, false)
* insert In(patient, id, 1, 1, [[The id of the Patient.]])
* insert In(start, dateTime, 0, 1, [[Documents about care from then on. Without start and end: those that stand now.]])
* insert In(end, dateTime, 0, 1, [[Documents about care until then.]])
* insert In(type, Coding, 0, 1, [[The kind of document; in an address system and code with a bar between.]])
* insert In(on-demand, boolean, 0, 1, [[true leaves out the documents that are kept.]])
* insert In(profile, canonical, 0, 1, [[The profile of the document.]])
* insert Out(return, Bundle, 1, 1, [[A searchset of DocumentReferences; the attachment of one that is made when somebody asks is the address of the operation that makes it.]])

Instance: doorstep-summary
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-summary, summary, Summary, [[International Patient Summary]], [[What the caller sees of a person as an International Patient Summary, in English. Nothing that is hidden leaves a trace in it, and what was told to psychologists and peers is never part of it.]])
* resource = #Patient
* insert On(false, false, true, false)
* insert In(profile, uri, 0, 1, [[http://hl7.org/fhir/uv/ips/StructureDefinition/Bundle-uv-ips, the only one.]])
* insert Out(return, Bundle, 1, 1, [[The document.]])

Instance: doorstep-document
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-document, document, Document, [[Document of a Composition]], [[A summary as it was sent, by the id of its Bundle, or a document of a Composition with everything that it refers to and the caller sees.]])
* resource = #Composition
* insert On(false, false, true, false)
* insert In(persist, boolean, 0, 1, [[Only false: what is sent by $transfer-summary is kept there.]])
* insert Out(return, Bundle, 1, 1, [[The document.]])
