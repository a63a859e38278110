package org.doorstep.demo;

import static org.doorstep.demo.DemoCodes.hl7;
import static org.doorstep.demo.DemoCodes.identifier;
import static org.doorstep.demo.DemoCodes.own;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.doorstep.fhir.DoorstepCodes;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Location.LocationMode;
import org.hl7.fhir.r4.model.Location.LocationStatus;
import org.hl7.fhir.r4.model.Reference;
import org.jspecify.annotations.Nullable;

/**
 * An oblast that is on no map: its place codes begin with UX, which is no country, and its
 * positions lie in the open sea.
 */
final class DemoPlaces {

  static final List<String> HOSPITALS =
      List.of("demo-hospital-district", "demo-hospital-regional", "demo-hospital-damaged");

  private static final List<String> HROMADAS =
      List.of("Лелечинська", "Верболозька", "Яснопільська");
  private static final List<String> VILLAGES =
      List.of(
          "Лелечине",
          "Малий Брід",
          "Сонцепілля",
          "Журавлики",
          "Верболози",
          "Тиха Гребля",
          "Криничне Друге",
          "Ожинове",
          "Яснопілля",
          "Барвінкова Балка",
          "Старий Млинок",
          "Полинове");
  private static final List<String> CENTRES =
      List.of("Гуртожиток «Затишок»", "Школа у Верболозах", "Санаторій «Явір»");
  private static final String AREA = "demo-area-";

  private DemoPlaces() {}

  /** The id of the Location where a person lives. */
  static String home(DemoPerson.Group group, int number) {
    return switch (group) {
      case VILLAGE -> "demo-village-" + (number * 7 % VILLAGES.size() + 1);
      case CENTRE -> "demo-centre-" + (number % CENTRES.size() + 1);
      case CITY, MOTHER -> "demo-city";
    };
  }

  static void addTo(DemoBundle bundle) {
    Reference oblast = area(bundle, "oblast", "Лелечинська область", "UX90", null);
    Reference raion = area(bundle, "raion", "Лелечинський район", "UX9001", oblast);
    for (int i = 0; i < HROMADAS.size(); i++) {
      String code = "UX90010" + (i + 1);
      Reference hromada =
          area(bundle, "hromada-" + (i + 1), HROMADAS.get(i) + " громада", code, raion);
      for (int v = i; v < VILLAGES.size(); v += HROMADAS.size()) {
        site(
            bundle,
            "demo-village-" + (v + 1),
            VILLAGES.get(v),
            "village",
            code + "V" + (10 + v),
            v,
            hromada);
      }
      site(
          bundle,
          "demo-centre-" + (i + 1),
          CENTRES.get(i),
          "collective-centre",
          code + "C1",
          20 + i,
          hromada);
    }
    site(bundle, "demo-city", "Місто Лелечин", "private-home", "UX90000000", 30, oblast);
    site(
        bundle,
        "demo-assembly-point",
        "Площа біля школи",
        "assembly-point",
        "UX900101A1",
        31,
        raion);
    site(
        bundle,
        "demo-aids-centre-site",
        "Центр СНІДу, Лелечин",
        "aids-centre",
        "UX900000A2",
        32,
        oblast);
    facility(bundle, 0, "Районна лікарня", "fully-functioning");
    facility(bundle, 1, "Обласна лікарня", "partially-functioning");
    facility(bundle, 2, "Лікарня у Верболозах", "not-functioning");
    DemoTeam.all().stream().filter(DemoTeam::hasVan).forEach(team -> van(bundle, team));
  }

  private static Reference area(
      DemoBundle bundle, String id, String name, String code, @Nullable Reference partOf) {
    Location area = place(name, code).setPhysicalType(hl7("location-physical-type", "jdn"));
    area.addType(own("doorstep-site-type", "admin-area"));
    if (partOf != null) {
      area.setPartOf(partOf);
    }
    return bundle.put(area, AREA + id);
  }

  private static void site(
      DemoBundle bundle,
      String id,
      String name,
      String type,
      String code,
      int index,
      Reference area) {
    Location site = place(name, code).setPartOf(area).addType(own("doorstep-site-type", type));
    position(site, index);
    bundle.put(site, id);
  }

  private static void facility(DemoBundle bundle, int index, String name, String functionality) {
    String id = HOSPITALS.get(index);
    Location facility = new Location().setStatus(LocationStatus.ACTIVE).setName(name);
    facility.setMode(LocationMode.INSTANCE);
    facility.addIdentifier(identifier("location", id));
    CodeableConcept type = own("doorstep-site-type", "health-facility");
    type.addCoding(hl7("v3-RoleCode", "HOSP").getCodingFirstRep());
    facility.addType(type);
    facility.addExtension(
        new Extension(
            DoorstepCodes.structure("doorstep-functionality"), new CodeType(functionality)));
    facility.setManagingOrganization(new Reference("Organization/" + id));
    position(facility, 40 + index * 7);
    bundle.put(facility, id);
  }

  private static void van(DemoBundle bundle, DemoTeam team) {
    Location van = new Location().setStatus(LocationStatus.ACTIVE).setMode(LocationMode.INSTANCE);
    van.setName("Мобільна бригада " + team.name().replace("van-", "№ "));
    van.addIdentifier(identifier("location", team.vehicle()));
    van.addType(hl7("v3-RoleCode", "MOBL")).setPhysicalType(hl7("location-physical-type", "ve"));
    van.setManagingOrganization(team.provider());
    bundle.put(van, team.vehicle());
  }

  private static Location place(String name, String code) {
    Location place = new Location().setStatus(LocationStatus.ACTIVE).setName(name);
    place.setMode(LocationMode.INSTANCE);
    place.addIdentifier(identifier("ocha-pcode", code));
    return place;
  }

  /** Some ten kilometres between neighbours, in the middle of the Black Sea. */
  private static void position(Location place, int index) {
    place
        .getPosition()
        .setLatitude(degrees(43.0 + index % 7 * 0.09))
        .setLongitude(degrees(33.0 + index / 7 * 0.13));
  }

  private static BigDecimal degrees(double value) {
    return new BigDecimal(String.format(Locale.ROOT, "%.4f", value));
  }
}
