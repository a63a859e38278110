package org.doorstep.evacuation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.UnsignedIntType;

/**
 * What an evacuation of some people needs: how many of them are how to be carried, what nobody
 * knows of them, and the least number of vehicles.
 */
final class Forecast {

  private static final int STRETCHERS_IN_AN_AMBULANCE = 2;
  private static final int WHEELCHAIRS_IN_A_VAN = 3;
  private static final int SEATS_IN_A_BUS = 16;

  private Forecast() {}

  static void addTo(Parameters answer, List<Resident> residents) {
    Map<String, Long> mobility = count(residents, it -> it.needs().mobility().orElse("unknown"));
    answer.addParameter(counts("mobility", mobility));
    answer.addParameter(counts("wish", count(residents, it -> it.wish().orElse("unknown"))));
    add(answer, "oxygen", residents.stream().filter(it -> it.needs().oxygen()).count());
    add(answer, "dependants", residents.stream().mapToLong(it -> it.needs().dependants()).sum());
    ParametersParameterComponent missing = answer.addParameter().setName("missing");
    part(missing, "mobility", mobility.getOrDefault("unknown", 0L));
    part(missing, "wish", residents.stream().filter(it -> it.wish().isEmpty()).count());
    part(missing, "phone", residents.stream().filter(it -> !it.hasPhone()).count());
    part(missing, "position", residents.stream().filter(it -> !it.hasPosition()).count());
    vehicles(answer, residents);
  }

  /** Of those who refuse, too: many change their mind when the vehicle is there. */
  private static void vehicles(Parameters answer, List<Resident> residents) {
    Map<String, Long> planned = count(residents, it -> it.needs().planned());
    long lying = planned.getOrDefault("stretcher", 0L);
    long wheelchairs = planned.getOrDefault("wheelchair", 0L);
    long dependants = residents.stream().mapToLong(it -> it.needs().dependants()).sum();
    long seated = residents.size() - lying - wheelchairs + dependants;
    ParametersParameterComponent vehicles = answer.addParameter().setName("vehicles");
    part(vehicles, "ambulances", rounded(lying, STRETCHERS_IN_AN_AMBULANCE));
    part(vehicles, "wheelchair-vans", rounded(wheelchairs, WHEELCHAIRS_IN_A_VAN));
    part(vehicles, "buses", rounded(seated, SEATS_IN_A_BUS));
  }

  private static long rounded(long people, int places) {
    return (people + places - 1) / places;
  }

  private static Map<String, Long> count(List<Resident> residents, Function<Resident, String> by) {
    return residents.stream()
        .collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
  }

  static ParametersParameterComponent counts(String name, Map<String, Long> counts) {
    ParametersParameterComponent parts = new ParametersParameterComponent().setName(name);
    counts.forEach((code, count) -> part(parts, code, count));
    return parts;
  }

  private static void part(ParametersParameterComponent whole, String name, long count) {
    whole.addPart().setName(name).setValue(new UnsignedIntType((int) count));
  }

  static void add(Parameters answer, String name, long count) {
    answer.addParameter().setName(name).setValue(new UnsignedIntType((int) count));
  }
}
