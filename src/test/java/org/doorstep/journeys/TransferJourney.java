package org.doorstep.journeys;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A hospital is asked from the road to take a person over; what follows is each journey's own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TransferJourney extends Journey {

  TwoHospitals parties;
  String patient;
  String order;
  String task;

  @BeforeAll
  void threeParties() {
    fhir();
    parties = new TwoHospitals(this::fhirAs);
  }

  @BeforeEach
  void hospitalIsAskedFromTheRoad() {
    patient = parties.person();
    order = parties.order(patient);
    task = parties.asked(order, patient);
  }
}
