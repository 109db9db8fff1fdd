package judge;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hl7.fhir.r4.formats.JsonParser;
import org.hl7.fhir.r4.formats.XmlParser;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DomainResource;

/**
 * CorePackage HOME: fills HOME/.fhir/packages, the engine's package cache, with hl7.fhir.r4.core#4.0.1 made from the
 * definitions on the class path, since the package itself is not on Maven Central. Run once, when the judge is built.
 */
public final class CorePackage {
  private static final List<String> SOURCES = List.of("profile/profiles-types.xml", "profile/profiles-resources.xml",
      "profile/profiles-others.xml", "extension/extension-definitions.xml", "valueset/valuesets.xml", "valueset/v2-tables.xml",
      "valueset/v3-codesystems.xml", "sp/search-parameters.json");

  /** Without this file, or with another cache version in it, the engine empties the folder first. */
  private static final String CACHE_INDEX = """
      [cache]
      version = 3

      [urls]

      [local]

      [packages]
      hl7.fhir.r4.core#4.0.1 = 20191101000000

      [package-sizes]
      hl7.fhir.r4.core#4.0.1 = 1

      """;

  public static void main(String[] args) throws Exception {
    Path packages = Path.of(args[0], ".fhir", "packages");
    Path core = folder(packages, "hl7.fhir.r4.core", "4.0.1", "Core", "http://hl7.org/fhir");
    // The engine insists on this package; R4 content does not need what is in it, so it stays empty.
    folder(packages, "hl7.fhir.xver-extensions", "0.1.0", "IG", "http://hl7.org/fhir/uv/xver");
    Files.writeString(packages.resolve("packages.ini"), CACHE_INDEX);
    for (String source : SOURCES) write(source, core);
  }

  private static Path folder(Path packages, String name, String version, String type, String canonical) throws Exception {
    Path folder = Files.createDirectories(packages.resolve(name + "#" + version + "/package"));
    Files.writeString(folder.resolve("package.json"), """
        {"name": "%s", "version": "%s", "fhirVersions": ["4.0.1"], "type": "%s", "canonical": "%s", "url": "%s",
         "title": "%s", "description": "made from Maven Central", "author": "HL7", "date": "20191101000000", "dependencies": {}}
        """.formatted(name, version, type, canonical, canonical, name));
    return folder;
  }

  private static void write(String source, Path folder) throws Exception {
    byte[] bytes;
    try (InputStream in = CorePackage.class.getResourceAsStream("/org/hl7/fhir/r4/model/" + source)) {
      bytes = in.readAllBytes();
    }
    Bundle bundle = (Bundle) (source.endsWith(".xml") ? new XmlParser().parse(bytes) : new JsonParser().parse(bytes));
    JsonParser json = new JsonParser();
    for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
      if (entry.getResource() instanceof DomainResource resource) {
        resource.setText(null);
        String name = resource.fhirType() + "-" + resource.getIdElement().getIdPart().replace('/', '_') + ".json";
        Files.write(folder.resolve(name), json.composeBytes(resource));
      }
    }
  }
}
