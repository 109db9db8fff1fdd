package judge;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.MetadataResource;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;

/** Conformance resources of one source, found by canonical url with or without version. The one added last wins. */
class Layer implements IValidationSupport {
  private final FhirContext context;
  private final String name;
  private final Map<String, List<MetadataResource>> byUrl = new LinkedHashMap<>();

  Layer(FhirContext context, String name) {
    this.context = context;
    this.name = name;
  }

  /** Resources without a canonical url are left out: nothing can look them up. */
  void add(Resource resource) {
    if (resource instanceof MetadataResource m && m.hasUrl()) {
      byUrl.computeIfAbsent(m.getUrl(), url -> new ArrayList<>()).add(0, m);
    }
  }

  /** The engine asks without a type where any will do: for the source and target of a ConceptMap. */
  @SuppressWarnings("unchecked")
  private <T> T find(Class<T> type, String canonical) {
    if (canonical == null) return null;
    int bar = canonical.lastIndexOf('|');
    String url = bar < 0 ? canonical : canonical.substring(0, bar);
    String version = bar < 0 ? null : canonical.substring(bar + 1);
    for (MetadataResource m : byUrl.getOrDefault(url, List.of())) {
      boolean fits = type == null || type.isInstance(m);
      if (fits && (version == null || versionMatches(m, version))) return (T) m;
    }
    return null;
  }

  /** "4.0" names 4.0.1 too, as core's own canonicals do. */
  private static boolean versionMatches(MetadataResource m, String version) {
    return m.hasVersion() && (m.getVersion().equals(version) || m.getVersion().startsWith(version + "."));
  }

  @SuppressWarnings("unchecked")
  private <T extends IBaseResource> List<T> all(Class<? extends MetadataResource> type) {
    return (List<T>) byUrl.values().stream().flatMap(List::stream).filter(type::isInstance).toList();
  }

  @Override public FhirContext getFhirContext() { return context; }
  @Override public String getName() { return name; }
  @Override public List<IBaseResource> fetchAllConformanceResources() { return all(MetadataResource.class); }
  @Override public <T extends IBaseResource> List<T> fetchAllStructureDefinitions() { return all(StructureDefinition.class); }
  @Override public <T extends IBaseResource> List<T> fetchAllNonBaseStructureDefinitions() { return all(StructureDefinition.class); }
  /** Null, not an empty list, lets the chain ask the next source. */
  @Override public <T extends IBaseResource> List<T> fetchAllSearchParameters() {
    List<T> found = all(SearchParameter.class);
    return found.isEmpty() ? null : found;
  }
  @Override public IBaseResource fetchStructureDefinition(String url) { return find(StructureDefinition.class, url); }
  @Override public IBaseResource fetchCodeSystem(String url) { return find(CodeSystem.class, url); }
  @Override public IBaseResource fetchValueSet(String url) { return find(ValueSet.class, url); }
  @Override public <T extends IBaseResource> T fetchResource(Class<T> type, String url) { return find(type, url); }
  @Override public boolean isCodeSystemSupported(ValidationSupportContext c, String system) { return fetchCodeSystem(system) != null; }
  @Override public boolean isValueSetSupported(ValidationSupportContext c, String url) { return fetchValueSet(url) != null; }
}
