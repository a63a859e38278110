package org.doorstep.demo;

import static org.doorstep.demo.DemoCodes.MDC;
import static org.doorstep.demo.DemoCodes.concept;
import static org.doorstep.demo.DemoCodes.hl7;
import static org.doorstep.demo.DemoCodes.loinc;
import static org.doorstep.demo.DemoCodes.quantity;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.doorstep.demo.DemoPerson.Group;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.SampledData;
import org.hl7.fhir.r4.model.StringType;

/** The electrocardiograms of the demo region: mostly normal, some with three leads only. */
final class DemoEcg {

  /** ISO/IEEE 11073-10101. */
  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("I", "131329"),
          Map.entry("II", "131330"),
          Map.entry("III", "131389"),
          Map.entry("aVR", "131390"),
          Map.entry("aVL", "131391"),
          Map.entry("aVF", "131392"),
          Map.entry("V1", "131331"),
          Map.entry("V2", "131332"),
          Map.entry("V3", "131333"),
          Map.entry("V4", "131334"),
          Map.entry("V5", "131335"),
          Map.entry("V6", "131336"));

  private static final List<String> THREE_LEADS = List.of("I", "II", "V2");
  private static final int MICROVOLTS_PER_STEP = 5;

  private DemoEcg() {}

  static void addTo(DemoVisit visit) {
    Chance chance = visit.chance;
    boolean heart =
        visit.person.conditions().stream()
            .anyMatch(code -> List.of("I48", "I25", "I50").contains(code));
    if (visit.person.group() == Group.MOTHER || !chance.percent(heart ? 50 : 20)) {
      return;
    }
    boolean fibrillating = visit.person.conditions().contains("I48");
    boolean infarction = visit.person.conditions().contains("I25") && chance.percent(40);
    EcgStrip strip =
        infarction
            ? EcgStrip.recorded(chance)
            : EcgStrip.madeUp(
                chance.between(fibrillating ? 78 : 58, fibrillating ? 124 : 96),
                fibrillating,
                chance);
    boolean twelve = infarction || chance.percent(35);
    String judgement = infarction ? "AA" : fibrillating ? "A" : "N";
    Observation ecg = visit.observation(loinc("11524-6"), 15);
    ecg.addCategory(DemoVisit.category("procedure"));
    ecg.getPerformer().clear();
    ecg.addPerformer(visit.person.team().doctor());
    ecg.setValue(new StringType(conclusion(infarction, fibrillating, strip.heartRate())));
    if (twelve) {
      ecg.addInterpretation(hl7("v3-ObservationInterpretation", judgement));
    }
    intervals(ecg, strip, fibrillating, chance);
    String lost = twelve && chance.percent(8) ? chance.oneOf(EcgStrip.LEADS) : "";
    for (String lead : twelve ? EcgStrip.LEADS : THREE_LEADS) {
      ecg.addComponent()
          .setCode(concept(MDC, Objects.requireNonNull(CODES.get(lead))))
          .setValue(samples(strip, lead, lead.equals(lost)));
    }
    visit.bundle.post(ecg);
  }

  private static String conclusion(boolean infarction, boolean fibrillating, int rate) {
    return infarction
        ? "Ознаки гострого інфаркту міокарда нижньобокової локалізації, ЧСС " + rate + "/хв"
        : fibrillating
            ? "Фібриляція передсердь, ЧСС " + rate + "/хв"
            : "Синусовий ритм, ЧСС " + rate + "/хв";
  }

  /** QTc after Bazett: QT in relation to the square root of the length of a beat in seconds. */
  private static void intervals(
      Observation ecg, EcgStrip strip, boolean fibrillating, Chance chance) {
    int qt = 470 - strip.heartRate() + chance.between(-15, 15);
    interval(ecg, "8867-4", strip.heartRate(), "/min");
    if (!fibrillating) {
      interval(ecg, "8625-6", chance.between(130, 198), "ms");
    }
    interval(ecg, "8633-0", chance.between(78, 112), "ms");
    interval(ecg, "8634-8", qt, "ms");
    interval(ecg, "8636-3", Math.round(qt / Math.sqrt(60.0 / strip.heartRate())), "ms");
  }

  private static void interval(Observation ecg, String code, double value, String unit) {
    ecg.addComponent().setCode(loinc(code)).setValue(quantity(value, unit));
  }

  /** A lead that has come off is an error from there on: "E" in SampledData. */
  private static SampledData samples(EcgStrip strip, String lead, boolean lost) {
    double[] trace = strip.lead(lead);
    SampledData data = new SampledData();
    data.setOrigin(quantity(0, "uV"));
    data.setPeriod(1000 / EcgStrip.HERTZ).setFactor(MICROVOLTS_PER_STEP).setDimensions(1);
    data.setData(
        IntStream.range(0, trace.length)
            .mapToObj(
                i ->
                    lost && i > trace.length / 2
                        ? "E"
                        : Long.toString(Math.round(trace[i] / MICROVOLTS_PER_STEP)))
            .collect(Collectors.joining(" ")));
    return data;
  }
}
