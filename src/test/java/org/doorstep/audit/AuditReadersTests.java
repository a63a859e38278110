package org.doorstep.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.doorstep.access.Caller;
import org.doorstep.access.Caller.Post;
import org.doorstep.access.Role;
import org.doorstep.signin.Account;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AuditReadersTests {

  private static final Account ACCOUNT =
      new Account(
          Account.SYSTEM, "somebody", "console", Set.of(), Optional.empty(), Optional.empty());

  private static Optional<Caller> as(Role role) {
    return Optional.of(
        new Caller(
            ACCOUNT, "Practitioner/1", Set.of(new Post(role, "centre", "PractitionerRole/1"))));
  }

  @Test
  void dataProtectionOfficerSeesWhatConcernsTheirOrganisation() {
    Optional<Caller> officer = as(Role.DATA_PROTECTION_OFFICER);
    assertThat(AuditReaders.scopeOf(officer).organizations()).containsExactly("centre");
    assertThat(AuditReaders.isWitness(officer)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = "DATA_PROTECTION_OFFICER", mode = EnumSource.Mode.EXCLUDE)
  void nobodyElseSeesEvents(Role role) {
    assertThat(AuditReaders.scopeOf(as(role)).organizations()).isEmpty();
    assertThat(AuditReaders.isPerson(as(role), "oksana")).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      names = {"DATA_PROTECTION_OFFICER", "SYSTEM", "ADMINISTRATOR"},
      mode = EnumSource.Mode.EXCLUDE)
  void onlyProgramsAndThoseWhoRunThemWitness(Role role) {
    assertThat(AuditReaders.isWitness(as(role))).isFalse();
    assertThat(AuditReaders.isWitness(as(Role.SYSTEM))).isTrue();
    assertThat(AuditReaders.isWitness(as(Role.ADMINISTRATOR))).isTrue();
  }

  @Test
  void patientSeesTheOwnLogOnly() {
    Optional<Caller> oksana = Optional.of(new Caller(ACCOUNT, "Patient/oksana", Set.of()));
    assertThat(AuditReaders.isPerson(oksana, "oksana")).isTrue();
    assertThat(AuditReaders.isPerson(oksana, "andriy")).isFalse();
    assertThat(AuditReaders.scopeOf(oksana).organizations()).isEmpty();
  }

  @Test
  void whoIsNotKnownSeesNothing() {
    assertThat(AuditReaders.scopeOf(Optional.empty()).organizations()).isEmpty();
    assertThat(AuditReaders.isWitness(Optional.empty())).isFalse();
    assertThat(AuditReaders.isPerson(Optional.empty(), "oksana")).isFalse();
  }
}
