// Proofs of the audit.

Instance: doorstep-inclusion-proof
InstanceOf: OperationDefinition
Usage: #definition
* insert OperationOf(doorstep-inclusion-proof, inclusion-proof, InclusionProof, [[Proof that an event is under a seal]], [[The way from the digest of one event to the seal that others may have kept, without showing any other event.]])
* resource = #AuditEvent
* insert On(false, false, true, false)
* insert Out(leaf, base64Binary, 1, 1, [[The digest of the event.]])
* insert OutGroup(sibling, 0, *, [[A step on the way.]])
* insert Part(side, code, 1, 1, [[left or right.]])
* insert Part(hash, base64Binary, 1, 1, [[The digest beside it.]])
* insert Out(before, base64Binary, 1, 1, [[The hash of the seal before.]])
* insert Out(head, string, 1, 1, [[What the seal says of itself.]])
* insert Out(number, decimal, 1, 1, [[The number of the seal.]])
* insert Out(hash, base64Binary, 1, 1, [[The hash of the seal.]])
* insert Out(signature, base64Binary, 1, 1, [[The signature of the server.]])
* insert Out(publicKey, base64Binary, 1, 1, [[The key to check it with.]])
