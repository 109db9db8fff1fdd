package judge;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.parser.LenientErrorHandler;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.SingleValidationMessage;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.UnknownCodeSystemWarningValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.SearchParameter;
import org.hl7.fhir.r5.context.ILoggingService;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;

/**
 * Validates R4 resources, JSON, one a file, with the validator of HAPI FHIR: no network, no terminology server.
 * Prints one JSON object a file and line: {path, ms, issues: [{severity, expression, messageId, text}]}.
 */
public final class Main {
  private static final String USAGE = """
      usage: [--definitions FOLDER|FILE]... [--unknown-allowed] FILE|FOLDER...
             --cases FILE
        --definitions      conformance resources (JSON) put ahead of R4 core; the later ones first
        --unknown-allowed  an extension or a profile without a definition is no error
        --cases            a JSON array of {file, definitions: [FOLDER|FILE], unknownExtensions, unknownProfiles,
                           exampleUrls}: each file with its own definitions, and what is allowed in it
      exit code: 0 validated, whatever was found; 2 wrong use
      """;

  private static final ILoggingService QUIET = new ILoggingService() {
    @Override public void logMessage(String message) { }
    @Override public void logDebugMessage(LogCategory category, String message) { }
  };

  private final Gson gson = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();
  private final FhirContext context = FhirContext.forR4();

  /** A file with the definitions it is to be validated against. */
  private record Case(String file, List<String> definitions, boolean unknownExtensions, boolean unknownProfiles, boolean exampleUrls) { }

  public static void main(String[] args) throws Exception {
    // Standard output carries results only: what a library prints there goes to standard error.
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    System.exit(new Main().run(args, out));
  }

  private int run(String[] args, PrintStream out) throws Exception {
    context.setParserErrorHandler(new LenientErrorHandler(false));
    List<String> definitions = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    List<Case> cases = new ArrayList<>();
    boolean unknownAllowed = false;
    for (int i = 0; i < args.length; i++) {
      if (args[i].equals("--definitions") && i + 1 < args.length) definitions.add(args[++i]);
      else if (args[i].equals("--cases") && i + 1 < args.length) cases.addAll(List.of(gson.fromJson(Files.readString(Path.of(args[++i])), Case[].class)));
      else if (args[i].equals("--unknown-allowed")) unknownAllowed = true;
      else if (!args[i].startsWith("--")) files.addAll(jsonFiles(Path.of(args[i])));
      else return usage();
    }
    for (Path file : files) cases.add(new Case(file.toString(), definitions, unknownAllowed, unknownAllowed, false));
    if (cases.isEmpty()) return usage();
    for (Case each : cases) {
      FhirValidator validator = validatorFor(each);
      long start = System.nanoTime();
      List<Map<String, String>> issues = validate(validator, Path.of(each.file()));
      double ms = (System.nanoTime() - start) / 1e6;
      out.println(gson.toJson(Map.of("path", each.file(), "ms", ms, "issues", issues)));
    }
    return 0;
  }

  private static int usage() {
    System.err.print(USAGE);
    return 2;
  }

  private static List<Path> jsonFiles(Path path) throws Exception {
    if (!Files.isDirectory(path)) return List.of(path);
    try (Stream<Path> all = Files.walk(path)) {
      return all.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  private final Map<List<String>, Layer> layers = new HashMap<>();
  private final Map<List<Object>, FhirValidator> validators = new HashMap<>();

  /** What was set up for the same definitions before is used again while the cases that need it stand together. */
  private FhirValidator validatorFor(Case each) throws Exception {
    List<Object> key = List.of(each.definitions(), each.unknownExtensions(), each.unknownProfiles(), each.exampleUrls());
    if (!validators.containsKey(key)) {
      validators.keySet().removeIf(held -> !held.get(0).equals(List.of()));
      layers.keySet().retainAll(List.of(each.definitions()));
      if (!layers.containsKey(each.definitions())) layers.put(each.definitions(), load(each.definitions()));
      validators.put(key, validator(layers.get(each.definitions()), each));
    }
    return validators.get(key);
  }

  /** A Bundle among the definitions gives its entries. */
  private Layer load(List<String> paths) throws Exception {
    Layer layer = new Layer(context, "definitions");
    for (String path : paths) {
      for (Path file : jsonFiles(Path.of(path))) {
        Resource resource = (Resource) context.newJsonParser().parseResource(Files.readString(file));
        layer.add(resource);
        if (resource instanceof Bundle bundle) bundle.getEntry().stream().filter(entry -> entry.hasResource()).forEach(entry -> layer.add(entry.getResource()));
      }
    }
    return layer;
  }

  private final DefaultProfileValidationSupport core = new DefaultProfileValidationSupport(context);
  private final Layer parameters = searchParameters();

  private FhirValidator validator(Layer definitions, Case each) {
    InMemoryTerminologyServerValidationSupport memory = new InMemoryTerminologyServerValidationSupport(context);
    memory.setIssueSeverityForCodeDisplayMismatch(IValidationSupport.IssueSeverity.ERROR);
    UnknownCodeSystemWarningValidationSupport unknown = new UnknownCodeSystemWarningValidationSupport(context);
    unknown.setNonExistentCodeSystemSeverity(IValidationSupport.IssueSeverity.WARNING);
    ValidationSupportChain chain = new ValidationSupportChain(definitions, core, parameters,
        new CommonCodeSystemsTerminologyService(context), memory, new SnapshotGeneratingValidationSupport(context), unknown);
    FhirInstanceValidator instance = new FhirInstanceValidator(chain);
    instance.setWrappedWorkerContext(chain, new WorkerContextValidationSupportAdapter(chain) {
      // The adapter of 8.8.1 returns null, on which the engine's check of search expressions fails.
      @Override public ILoggingService getLogger() { return QUIET; }
    });
    instance.setAnyExtensionsAllowed(each.unknownExtensions());
    instance.setErrorForUnknownProfiles(!each.unknownProfiles());
    if (each.exampleUrls()) instance.setAllowExamples(true);
    instance.setBestPracticeWarningLevel(BestPracticeWarningLevel.Warning);
    return context.newValidator().registerValidatorModule(instance);
  }

  /** HAPI's own core support never answers a look-up of a search parameter: this one does, loading them on first use. */
  private Layer searchParameters() {
    return new Layer(context, "R4 search parameters") {
      private boolean loaded;
      @Override public <T extends IBaseResource> T fetchResource(Class<T> type, String url) {
        if (type != SearchParameter.class) return null;
        if (!loaded) {
          loaded = true;
          for (IBaseResource parameter : core.fetchAllSearchParameters()) add((Resource) parameter);
        }
        return super.fetchResource(type, url);
      }
    };
  }

  private List<Map<String, String>> validate(FhirValidator validator, Path file) throws Exception {
    List<Map<String, String>> issues = new ArrayList<>();
    try {
      for (SingleValidationMessage m : validator.validateWithResult(Files.readString(file)).getMessages()) {
        String severity = m.getSeverity() == null ? "error" : m.getSeverity().getCode();
        issues.add(issue(severity, m.getLocationString(), m.getMessageId(), m.getMessage()));
      }
    } catch (RuntimeException e) {
      issues.add(issue("fatal", null, e.getClass().getName(), String.valueOf(e.getMessage())));
    }
    return issues;
  }

  private static Map<String, String> issue(String severity, String expression, String messageId, String text) {
    Map<String, String> issue = new LinkedHashMap<>();
    issue.put("severity", severity);
    issue.put("expression", expression);
    issue.put("messageId", messageId);
    issue.put("text", text);
    return issue;
  }
}
