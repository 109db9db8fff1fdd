package judge;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;
import org.hl7.fhir.r5.model.Bundle;
import org.hl7.fhir.r5.model.CanonicalResource;
import org.hl7.fhir.r5.model.CanonicalType;
import org.hl7.fhir.r5.model.Resource;
import org.hl7.fhir.r5.utils.validation.IResourceValidator;
import org.hl7.fhir.r5.utils.validation.IValidatorResourceFetcher;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.r5.utils.validation.constants.ReferenceValidationPolicy;
import org.hl7.fhir.utilities.http.ManagedWebAccess;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.hl7.fhir.validation.ValidationEngine;
import org.hl7.fhir.validation.instance.InstanceValidator;
import org.hl7.fhir.validation.instance.advisor.BasePolicyAdvisorForFullValidation;

/**
 * The same as validator/Main (options, output, exit code) over HL7's own engine, the one in the IG Publisher.
 * The package cache below user.home must hold the R4 core package: see CorePackage.
 */
public final class Native {
  private static final String USAGE = """
      usage: [--definitions FOLDER|FILE]... [--unknown-allowed] FILE|FOLDER...
             --cases FILE
      """;

  /** A file with the definitions it is to be validated against. */
  private record Case(String file, List<String> definitions, boolean unknownExtensions, boolean unknownProfiles, boolean exampleUrls) { }

  private final Gson gson = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

  public static void main(String[] args) throws Exception {
    // Standard output carries results only: what the engine prints there goes to standard error.
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    System.setOut(System.err);
    System.exit(new Native().run(args, out));
  }

  private int run(String[] args, PrintStream out) throws Exception {
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
      ValidationEngine engine = engineFor(each.definitions());
      long start = System.nanoTime();
      List<Map<String, String>> issues = validate(engine, each);
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

  private ValidationEngine core;
  private ValidationEngine engine;
  private List<String> engineDefinitions;

  /** The engine with these definitions, used again while the cases that need it stand together; it starts from core once. */
  private ValidationEngine engineFor(List<String> definitions) throws Exception {
    if (definitions.equals(engineDefinitions)) return engine;
    if (core == null) core = core();
    engine = new ValidationEngine(core);
    for (String path : definitions) for (Path file : jsonFiles(Path.of(path))) load(engine, file);
    engineDefinitions = definitions;
    return engine;
  }

  private static ValidationEngine core() throws Exception {
    ManagedWebAccess.setAccessPolicy(ManagedWebAccess.WebAccessPolicy.PROHIBITED);
    ValidationEngine engine = new ValidationEngine.ValidationEngineBuilder().withVersion("4.0.1").withNoTerminologyServer()
        .withCanRunWithoutTerminologyServer(true).fromSource("hl7.fhir.r4.core#4.0.1");
    engine.getContext().setNoTerminologyServer(true);
    engine.setFetcher(new Offline());
    engine.setPolicyAdvisor(new BasePolicyAdvisorForFullValidation(ReferenceValidationPolicy.IGNORE, Set.of()));
    engine.prepare();
    return engine;
  }

  /** The engine works on R5 models inside and has no conversion for some R4 types (Evidence, say): nothing looks those up. */
  private static void load(ValidationEngine engine, Path file) throws Exception {
    try {
      Resource resource = engine.loadResource(Files.readAllBytes(file), file.getFileName().toString());
      engine.seeResource(resource);
      if (resource instanceof Bundle bundle) for (var entry : bundle.getEntry()) if (entry.hasResource()) engine.seeResource(entry.getResource());
    } catch (FHIRException e) {
      if (!String.valueOf(e.getMessage()).contains("cannot be converted")) throw e;
    }
  }

  private List<Map<String, String>> validate(ValidationEngine engine, Case each) throws Exception {
    List<Map<String, String>> issues = new ArrayList<>();
    List<ValidationMessage> messages = new ArrayList<>();
    try {
      // A copy for each file: what the engine remembers of one file's terminology changes its verdict on the next.
      InstanceValidator validator = new ValidationEngine(engine).getValidator(FhirFormat.JSON);
      validator.setAnyExtensionsAllowed(each.unknownExtensions());
      validator.setErrorForUnknownProfiles(!each.unknownProfiles());
      validator.getSettings().setAllowExamples(each.exampleUrls());
      validator.setBestPracticeWarningLevel(BestPracticeWarningLevel.Warning);
      validator.validate(null, messages, new ByteArrayInputStream(Files.readAllBytes(Path.of(each.file()))), FhirFormat.JSON);
    } catch (Exception e) {
      issues.add(issue("fatal", null, e.getClass().getName(), String.valueOf(e.getMessage())));
    }
    for (ValidationMessage m : messages) {
      String severity = m.getLevel() == null ? "error" : m.getLevel().toCode();
      issues.add(issue(severity, m.getLocation(), m.getMessageId(), m.getMessage()));
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

  /** Fetches nothing, and takes a url that cannot be looked up offline as resolvable, as HL7's own test runner does. */
  private static final class Offline implements IValidatorResourceFetcher {
    @Override public Element fetch(IResourceValidator v, Object context, String url) { return null; }
    @Override public boolean resolveURL(IResourceValidator v, Object context, String path, String url,
        IWorkerContext.VersionResolutionRules rules, String type, boolean canonical, List<CanonicalType> targets) {
      return true;
    }
    @Override public byte[] fetchRaw(IResourceValidator v, String url) { return null; }
    @Override public IValidatorResourceFetcher setLocale(Locale locale) { return this; }
    @Override public CanonicalResource fetchCanonicalResource(IResourceValidator v, Object context, String url) { return null; }
    @Override public boolean fetchesCanonicalResource(IResourceValidator v, String url) { return false; }
    @Override public Set<ResourceVersionInformation> fetchCanonicalResourceVersions(IResourceValidator v, Object context, String url) { return Set.of(); }
  }
}
