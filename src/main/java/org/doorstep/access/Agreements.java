package org.doorstep.access;

import java.util.Optional;
import org.hl7.fhir.r4.model.Consent;
import org.hl7.fhir.r4.model.Consent.ConsentProvisionType;
import org.hl7.fhir.r4.model.Consent.ConsentState;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** To what people have agreed, as their Consents say at this moment. */
@Component
public class Agreements {

  private final JdbcClient database;

  Agreements(JdbcClient database) {
    this.database = database;
  }

  /**
   * Whether a person agrees to something now.
   *
   * @param patient the id of the Patient
   * @param agreement to what
   */
  public boolean holds(String patient, Agreement agreement) {
    return database
        .sql(
            """
            SELECT EXISTS (SELECT FROM access.agreement
              WHERE patient = :patient AND purpose = :purpose AND valid @> now())
            """)
        .param("patient", patient)
        .param("purpose", agreement.code())
        .query(Boolean.class)
        .single();
  }

  void follow(String key, Consent consent) {
    end(key);
    Optional<Agreement> agreement = Agreement.of(consent);
    Optional<String> patient = Label.of(consent).patient();
    boolean agrees =
        consent.getStatus() == ConsentState.ACTIVE
            && consent.getProvision().getType() == ConsentProvisionType.PERMIT;
    if (agreement.isEmpty() || patient.isEmpty() || !agrees) {
      return;
    }
    Validity valid = Validity.of(consent.getProvision().getPeriod());
    database
        .sql(
            """
            INSERT INTO access.agreement (source, patient, purpose, valid)
            VALUES (:source, :patient, :purpose, tstzrange(:from, :until))
            """)
        .param("source", key)
        .param("patient", patient.get())
        .param("purpose", agreement.get().code())
        .param("from", valid.from())
        .param("until", valid.until())
        .update();
  }

  void end(String key) {
    database.sql("DELETE FROM access.agreement WHERE source = :key").param("key", key).update();
  }
}
