package org.doorstep.demo;

import static org.doorstep.demo.DemoCodes.hl7;
import static org.doorstep.demo.DemoCodes.identifier;
import static org.doorstep.demo.DemoCodes.loinc;
import static org.doorstep.demo.DemoCodes.own;
import static org.doorstep.demo.DemoCodes.quantity;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Quantity.QuantityComparator;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestIntent;
import org.hl7.fhir.r4.model.ServiceRequest.ServiceRequestStatus;
import org.hl7.fhir.r4.model.Specimen;

/** Blood that the nurse takes in the city on the doctor's order, and what the laboratory finds. */
final class DemoLaboratory {

  private DemoLaboratory() {}

  static void addTo(DemoVisit visit) {
    if (!visit.person.group().inCity() || visit.month % 2 == 1) {
      return;
    }
    Reference order = order(visit);
    Reference specimen = specimen(visit, order);
    int cells = visit.chance.between(40, 760) + visit.month * 25;
    result(visit, order, specimen, loinc("24467-3"), quantity(cells, "{cells}/uL"));
    Quantity copies =
        visit.chance.percent(70)
            ? quantity(40, "{copies}/mL").setComparator(QuantityComparator.LESS_THAN)
            : quantity(visit.chance.between(60, 190_000), "{copies}/mL");
    result(visit, order, specimen, loinc("20447-9"), copies);
    result(visit, order, specimen, loinc("718-7"), quantity(visit.chance.between(86, 148), "g/L"));
    result(
        visit,
        order,
        specimen,
        loinc("14682-9"),
        quantity(visit.chance.between(52, 131), "umol/L"));
  }

  private static Reference order(DemoVisit visit) {
    ServiceRequest order =
        new ServiceRequest()
            .setStatus(ServiceRequestStatus.COMPLETED)
            .setIntent(ServiceRequestIntent.ORDER);
    order.addIdentifier(identifier("order", "L-" + visit.person.code() + "-" + visit.month));
    order.addCategory(loinc("26436-6")).setCode(loinc("24467-3")).setSubject(visit.patient);
    order.setEncounter(visit.encounter).setAuthoredOnElement(visit.at(12));
    order.setRequester(visit.person.team().doctor());
    order.setPerformerType(own("doorstep-role", "nurse"));
    return visit.bundle.post(order);
  }

  private static Reference specimen(DemoVisit visit, Reference order) {
    Specimen specimen = new Specimen().setSubject(visit.patient).addRequest(order);
    specimen.setAccessionIdentifier(
        identifier("specimen", "S-" + visit.person.code() + "-" + visit.month));
    specimen.setType(hl7("v2-0487", "BLD"));
    specimen.getCollection().setCollector(visit.person.team().member("nurse"));
    specimen.getCollection().setCollected(visit.at(15));
    return visit.bundle.post(specimen);
  }

  private static void result(
      DemoVisit visit, Reference order, Reference specimen, CodeableConcept code, Quantity value) {
    Observation result = visit.observation(code, 15);
    result.addCategory(DemoVisit.category("laboratory")).addBasedOn(order).setSpecimen(specimen);
    result.setValue(value);
    result.getPerformer().clear();
    result.addPerformer(new Reference("Organization/demo-aids-centre"));
    visit.bundle.post(result);
  }
}
