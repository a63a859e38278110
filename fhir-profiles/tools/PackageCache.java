import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Resource;

/** Writes the R4 core package for SUSHI from the definitions in HAPI's validation resources. */
public class PackageCache {

  private static final List<String> DEFINITIONS =
      List.of(
          "profile/profiles-types.xml",
          "profile/profiles-resources.xml",
          "profile/profiles-others.xml",
          "extension/extension-definitions.xml",
          "valueset/valuesets.xml",
          "valueset/v3-codesystems.xml",
          "valueset/v2-tables.xml",
          "sp/search-parameters.json");

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Files.createDirectories(folder);
    FhirContext context = FhirContext.forR4();
    context.setParserErrorHandler(new LenientErrorHandler(false));
    Set<String> written = new HashSet<>();
    for (String definitions : DEFINITIONS) {
      for (Bundle.BundleEntryComponent entry : read(context, definitions).getEntry()) {
        write(context, folder, entry.getResource(), written);
      }
    }
    Files.writeString(
        folder.resolve("package.json"),
        """
        {"name": "hl7.fhir.r4.core", "version": "4.0.1", "fhirVersions": ["4.0.1"],
         "type": "Core", "canonical": "http://hl7.org/fhir"}
        """);
    System.out.println(written.size() + " definitions of R4 core");
  }

  private static Bundle read(FhirContext context, String definitions) throws Exception {
    IParser parser = definitions.endsWith(".xml") ? context.newXmlParser() : context.newJsonParser();
    try (Reader reader =
        new InputStreamReader(
            PackageCache.class.getResourceAsStream("/org/hl7/fhir/r4/model/" + definitions),
            StandardCharsets.UTF_8)) {
      return parser.parseResource(Bundle.class, reader);
    }
  }

  private static void write(FhirContext context, Path folder, Resource resource, Set<String> written)
      throws Exception {
    if (resource == null || !resource.hasId()) {
      return;
    }
    if (resource instanceof DomainResource withText) {
      withText.setText(null);
    }
    String name = resource.fhirType() + "-" + resource.getIdElement().getIdPart();
    if (written.add(name)) {
      Files.writeString(
          folder.resolve(name + ".json"), context.newJsonParser().encodeResourceToString(resource));
    }
  }
}
