package judge;

import ca.uhn.fhir.repository.IRepository;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kotlin.Pair;
import kotlin.Unit;
import org.cqframework.cql.cql2elm.StringLibrarySourceProvider;
import org.hl7.elm.r1.VersionedIdentifier;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseParameters;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Parameters;
import org.opencds.cqf.cql.engine.execution.EvaluationParams;
import org.opencds.cqf.fhir.cql.Engines;
import org.opencds.cqf.fhir.cql.EvaluationSettings;
import org.opencds.cqf.fhir.cql.LibraryConstructor;
import org.opencds.cqf.fhir.cql.LibraryEngine;
import org.opencds.cqf.fhir.cql.engine.parameters.CqlParameterDefinition;
import org.opencds.cqf.fhir.utility.CqfExpression;

/**
 * The engine's evaluator with a clock that can be set, a note of every expression that failed or came to nothing, and a memory: what is
 * asked of one patient more than once is evaluated once. The stock engine evaluates it anew, with the same results, and so does this one
 * without a memory.
 */
final class ClockedEngine extends LibraryEngine {
  private final ZonedDateTime now;
  private final Wrappers wrappers;
  private final Memory memory;
  /** What was evaluated in this run. */
  final Evaluations evaluations = new Evaluations();

  ClockedEngine(IRepository repository, EvaluationSettings settings, ZonedDateTime now, Wrappers wrappers, Memory memory) {
    super(repository, settings);
    this.now = now;
    this.wrappers = wrappers;
    this.memory = memory;
  }

  /** What is known of one patient. */
  static final class Memory {
    /** By the canonical of their library the defines that plans ask for; they are evaluated together. */
    private final Map<String, Set<String>> defines;
    private final Map<String, Parameters> byLibrary = new HashMap<>();
    private final Map<String, IBaseParameters> byText = new HashMap<>();

    Memory(Map<String, Set<String>> defines) {
      this.defines = defines;
    }
  }

  /** How many expressions were evaluated, and those of them that failed or came to nothing, in words. */
  static final class Evaluations {
    int count;
    final List<String> failed = new ArrayList<>();
    final List<String> empty = new ArrayList<>();
  }

  /**
   * The libraries that the engine writes around FHIRPath expressions. The engine itself compiles one anew for each evaluation; here
   * each distinct text is compiled once, under a name of its own, with the same results.
   */
  static final class Wrappers {
    private final Map<String, String> names = new HashMap<>();
    private final List<String> sources = new ArrayList<>();
    private final Map<String, RuntimeException> failures = new HashMap<>();

    Wrappers(EvaluationSettings settings) {
      settings.getLibrarySourceProviders().add(new StringLibrarySourceProvider(sources));
    }
  }

  @Override
  public IBaseParameters evaluate(String url, String patientId, IBaseParameters parameters, Map<String, Object> raw,
      IBaseBundle data, ZonedDateTime given, Set<String> expressions) {
    var time = given == null ? now : given;
    var together = memory == null ? Set.<String>of() : memory.defines.getOrDefault(url, Set.of());
    if (!together.containsAll(expressions)) {
      return super.evaluate(url, patientId, parameters, raw, data, time, expressions);
    }
    var all = memory.byLibrary.computeIfAbsent(
        url, key -> (Parameters) super.evaluate(url, patientId, parameters, raw, data, time, together));
    var asked = new Parameters();
    all.getParameter().stream().filter(each -> expressions.contains(each.getName())).forEach(asked::addParameter);
    return asked;
  }

  @Override
  public IBaseParameters evaluateExpression(String expression, IBaseParameters parameters, Map<String, Object> raw,
      String patientId, Map<String, String> libraries, IBaseBundle data, IBase context, IBase resource) {
    if (memory == null || expression.contains("%context") || expression.contains("%resource")) {
      return evaluateOnce(expression, parameters, raw, patientId, libraries, data, context, resource);
    }
    var key = expression + libraries;
    var known = memory.byText.get(key);
    if (known == null) {
      known = evaluateOnce(expression, parameters, raw, patientId, libraries, data, context, resource);
      memory.byText.put(key, known);
    }
    return known;
  }

  /** The steps of LibraryEngine.evaluateExpression (4.4.0), with the clock and the wrappers. */
  private IBaseParameters evaluateOnce(String expression, IBaseParameters parameters, Map<String, Object> raw,
      String patientId, Map<String, String> libraries, IBaseBundle data, IBase context, IBase resource) {
    var converter = Engines.getCqlFhirParametersConverter(fhirContext);
    var definitions = converter.toCqlParameterDefinitions(parameters);
    var values = converter.toCqlParameters(parameters);
    if (context != null) {
      var target = resource == null ? context : resource;
      definitions.add(new CqlParameterDefinition("%context", getModelName(context), false));
      definitions.add(new CqlParameterDefinition("%resource", getModelName(target), false));
      values.put("%context", context);
      values.put("%resource", target);
    }
    if (raw != null) {
      raw.forEach((name, value) -> {
        definitions.add(new CqlParameterDefinition(name, getModelName(value), value instanceof List<?>));
        values.put(name, value);
      });
    }
    var constructor = new LibraryConstructor(fhirContext);
    var cql = constructor.constructCqlLibrary("expression", "1.0.0", expression, libraries, definitions);
    var failure = wrappers.failures.get(cql);
    if (failure != null) {
      throw failure;
    }
    var name = wrappers.names.computeIfAbsent(cql, text -> {
      var own = "expression_" + wrappers.names.size();
      wrappers.sources.add(constructor.constructCqlLibrary(own, "1.0.0", expression, libraries, definitions));
      return own;
    });
    var engine = Engines.forRepository(repository, settings, data);
    var request = new EvaluationParams.Builder();
    request.setParameters(values);
    request.setContextParameter(patientId == null ? null : new Pair<>("Patient", patientId.replace("Patient/", "")));
    request.setEvaluationDateTime(now);
    request.library(new VersionedIdentifier().withId(name).withVersion("1.0.0"), library -> {
      library.expressions("return");
      return Unit.INSTANCE;
    });
    try {
      return converter.toFhirParameters(engine.evaluate(request.build()).getOnlyResultOrThrow());
    } catch (RuntimeException thrown) {
      // that the text does not compile is the same for every patient
      if (String.valueOf(thrown.getMessage()).contains("loaded, but had errors")) {
        wrappers.failures.put(cql, thrown);
      }
      throw thrown;
    }
  }

  @Override
  public List<IBase> resolveExpression(String patientId, CqfExpression expression, IBaseParameters parameters,
      Map<String, Object> raw, IBaseBundle data, IBase context, IBase resource) {
    evaluations.count++;
    try {
      var values = super.resolveExpression(patientId, expression, parameters, raw, data, context, resource);
      if (values == null || values.isEmpty() || values.get(0) == null
          || values.get(0) instanceof IPrimitiveType<?> value && value.getValue() == null) {
        evaluations.empty.add(expression.getExpression());
      }
      return values;
    } catch (RuntimeException thrown) {
      evaluations.failed.add(expression.getExpression() + ": " + causes(thrown));
      throw thrown;
    }
  }

  private static String causes(Throwable thrown) {
    var words = new StringBuilder();
    for (var cause = thrown; cause != null; cause = cause.getCause()) {
      words.append(words.isEmpty() ? "" : ", since ").append(cause.getClass().getSimpleName()).append(": ").append(cause.getMessage());
    }
    return words.toString();
  }
}
