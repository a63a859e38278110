package org.doorstep.access;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.IInterceptorService;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import java.util.Set;
import org.doorstep.fhir.DoorstepCodes;
import org.doorstep.server.StorageContribution;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.stereotype.Component;

/**
 * Says in {@code meta.security} what the codes of a record tell, for whoever receives it: sensitive
 * categories of v3-ActCode and a level of v3-Confidentiality. Doorstep itself decides by the codes,
 * so that a label that was left out opens nothing.
 */
@Component
@Interceptor
class SecurityLabels implements StorageContribution {

  private static final String CATEGORY = "http://terminology.hl7.org/CodeSystem/v3-ActCode";
  private static final String LEVEL = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
  private static final Set<String> HIGH = Set.of("R", "V");
  private static final String VERY_RESTRICTED = "V";
  private static final String RESTRICTED = "R";

  /** Places where many people who fled are together, and vehicles, are aimed at. */
  private static final Set<String> AIMED_AT = Set.of("collective-centre", "assembly-point", "MOBL");

  private final HivCare care;

  SecurityLabels(HivCare care) {
    this.care = care;
  }

  @Override
  public void contributeTo(IInterceptorService store) {
    store.registerInterceptor(this);
  }

  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
  void beforeCreate(IBaseResource record) {
    labelAll((Resource) record);
  }

  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
  void beforeUpdate(IBaseResource old, IBaseResource record) {
    labelAll((Resource) record);
  }

  private void labelAll(Resource record) {
    label(record);
    if (!Label.isLabelledHiv(record) && care.isNamedIn(record)) {
      add(record, Label.HIV, RESTRICTED);
    }
  }

  /** Adds what is missing and takes nothing away. */
  static void label(Resource record) {
    if (record instanceof Location place) {
      if (isAimedAt(place)) {
        add(record, "LOCIS", RESTRICTED);
      }
      return;
    }
    if (Label.isDirectory(record.fhirType())) {
      return;
    }
    if (Label.isOfPlace(record)) {
      add(record, "LOCIS", RESTRICTED);
    }
    switch (Label.of(record).kind()) {
      case HIV, PEER -> add(record, Label.HIV, RESTRICTED);
      case GROUP, MESSAGE -> addLevel(record, RESTRICTED);
      case VIO -> add(record, "VIO", VERY_RESTRICTED);
      case PSY -> add(record, "MH", VERY_RESTRICTED);
      case RES -> addLevel(record, VERY_RESTRICTED);
      case ADM, SOC, CLIN -> {
        if (SensitiveCodes.of(record).tellOfSubstanceUse()) {
          add(record, "SUD", RESTRICTED);
        }
      }
    }
  }

  private static boolean isAimedAt(Location place) {
    return place.getType().stream()
        .flatMap(type -> type.getCoding().stream())
        .anyMatch(
            type ->
                (DoorstepCodes.codeSystem("doorstep-site-type").equals(type.getSystem())
                        || "http://terminology.hl7.org/CodeSystem/v3-RoleCode"
                            .equals(type.getSystem()))
                    && AIMED_AT.contains(type.getCode()));
  }

  private static void add(Resource record, String category, String level) {
    addCategory(record, category);
    addLevel(record, level);
  }

  static void addCategory(Resource record, String category) {
    if (record.getMeta().getSecurity(CATEGORY, category) == null) {
      record.getMeta().addSecurity(CATEGORY, category, null);
    }
  }

  private static void addLevel(Resource record, String level) {
    boolean present =
        record.getMeta().getSecurity().stream()
            .filter(label -> LEVEL.equals(label.getSystem()))
            .map(Coding::getCode)
            .anyMatch(
                code -> HIGH.contains(code) && (code.equals(level) || level.equals(RESTRICTED)));
    if (!present) {
      record.getMeta().addSecurity(LEVEL, level, null);
    }
  }
}
