package judge;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Expression;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.PlanDefinition.PlanDefinitionActionComponent;
import org.hl7.fhir.r4.model.RequestGroup;
import org.hl7.fhir.r4.model.RequestGroup.RequestGroupActionComponent;
import org.hl7.fhir.r4.model.Resource;
import org.opencds.cqf.fhir.cql.EvaluationSettings;
import org.opencds.cqf.fhir.cql.engine.retrieve.RetrieveSettings.SEARCH_FILTER_MODE;
import org.opencds.cqf.fhir.cql.engine.retrieve.RetrieveSettings.TERMINOLOGY_FILTER_MODE;
import org.opencds.cqf.fhir.cql.engine.terminology.TerminologySettings.VALUESET_EXPANSION_MODE;
import org.opencds.cqf.fhir.cr.CrSettings;
import org.opencds.cqf.fhir.cr.plandefinition.PlanDefinitionProcessor;
import org.opencds.cqf.fhir.utility.monad.Either3;
import org.opencds.cqf.fhir.utility.monad.Eithers;
import org.opencds.cqf.fhir.utility.repository.InMemoryFhirRepository;
import org.opencds.cqf.fhir.utility.repository.ProxyRepository;

/**
 * {@code ApplyJudge CONTENT...} applies plans of a Bundle, a resource or a folder of them. It reads a patient a line and writes a line
 * for each: {@code {"id", "subject", "now", "plans": [id], "data": Bundle, "parameters": Parameters, "encounter", "practitioner",
 * "whole": "careplan"|"bundle", "stock": true}} gives {@code {"id", "plans": {id: {...}}}}, of each plan its applicable {@code actions} with what they
 * lead to, the {@code issues} in the result, how many expressions were {@code evaluated} and which of them {@code failed} or were
 * {@code empty}, and with {@code whole} the {@code result} too; or an {@code error}. With
 * {@code stock} nothing is remembered from one expression to the next.
 */
public final class ApplyJudge {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final IParser PARSER = FHIR.newJsonParser();

  private final EvaluationSettings settings = settings();
  private final ClockedEngine.Wrappers wrappers = new ClockedEngine.Wrappers(settings);
  private final CopyingRepository content;
  /** The defines that the actions of the plans name, by the canonical of their library. */
  private final Map<String, Set<String>> defines = new HashMap<>();

  private ApplyJudge(Bundle content) {
    this.content = new CopyingRepository(FHIR, content);
    for (var entry : content.getEntry()) {
      if (entry.getResource() instanceof PlanDefinition plan) {
        plan.getAction().forEach(this::noteDefines);
      }
    }
  }

  private void noteDefines(PlanDefinitionActionComponent action) {
    action.getCondition().forEach(each -> noteDefine(each.getExpression()));
    action.getDynamicValue().forEach(each -> noteDefine(each.getExpression()));
    action.getAction().forEach(this::noteDefines);
  }

  private void noteDefine(Expression expression) {
    if ("text/cql".equals(expression.getLanguage()) && expression.hasReference()) {
      defines.computeIfAbsent(expression.getReference(), library -> new HashSet<>()).add(expression.getExpression());
    }
  }

  public static void main(String[] args) throws IOException {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    // what libraries print would break the lines
    System.setOut(System.err);
    var content = new Bundle();
    for (var path : args) {
      read(Path.of(path), content);
    }
    var judge = new ApplyJudge(content);
    var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      out.println(JSON.writeValueAsString(judge.apply(JSON.readTree(line))));
    }
  }

  private static EvaluationSettings settings() {
    var settings = EvaluationSettings.getDefault();
    settings.getRetrieveSettings()
        .setSearchParameterMode(SEARCH_FILTER_MODE.FILTER_IN_MEMORY)
        .setTerminologyParameterMode(TERMINOLOGY_FILTER_MODE.FILTER_IN_MEMORY);
    settings.getTerminologySettings().setValuesetExpansionMode(VALUESET_EXPANSION_MODE.PERFORM_NAIVE_EXPANSION);
    return settings;
  }

  private static void read(Path path, Bundle content) throws IOException {
    if (Files.isDirectory(path)) {
      try (var files = Files.list(path)) {
        for (var file : files.filter(each -> each.toString().endsWith(".json")).sorted().toList()) {
          read(file, content);
        }
      }
      return;
    }
    var resource = (Resource) PARSER.parseResource(Files.readString(path));
    if (resource instanceof Bundle bundle) {
      bundle.getEntry().forEach(entry -> content.addEntry().setResource(entry.getResource()));
    } else {
      content.addEntry().setResource(resource);
    }
  }

  private ObjectNode apply(JsonNode line) throws IOException {
    var asked = new Question(line);
    var memory = line.path("stock").asBoolean() ? null : new ClockedEngine.Memory(defines);
    var answer = JSON.createObjectNode().put("id", line.path("id").asText());
    var plans = answer.putObject("plans");
    for (var plan : line.path("plans")) {
      try {
        plans.set(plan.asText(), apply(plan.asText(), asked, memory));
      } catch (RuntimeException | StackOverflowError thrown) {
        plans.putObject(plan.asText()).put("error", thrown.getClass().getSimpleName() + ": " + thrown.getMessage());
      }
    }
    return answer;
  }

  private ObjectNode apply(String plan, Question asked, ClockedEngine.Memory memory) throws IOException {
    var repository = new ProxyRepository(asked.data, content, content);
    var engine = new ClockedEngine(repository, settings, asked.now, wrappers, memory);
    var processor = new PlanDefinitionProcessor(
        repository, CrSettings.getDefault().withEvaluationSettings(settings), null, List.of());
    var result = asked.whole.equals("careplan")
        ? (Resource) processor.apply(named(plan), asked.subject, asked.encounter, asked.practitioner, null, null, null, null,
            null, null, asked.parameters, null, null, engine)
        : ((Parameters) processor.applyR5(named(plan), List.of(asked.subject), asked.encounter, asked.practitioner, null,
            null, null, null, null, null, asked.parameters, null, null, engine)).getParameterFirstRep().getResource();
    var said = JSON.createObjectNode();
    said.set("actions", actions(group(result).getAction()));
    said.set("issues", issues(result));
    said.put("evaluated", engine.evaluations.count);
    said.set("failed", JSON.valueToTree(engine.evaluations.failed));
    said.set("empty", JSON.valueToTree(engine.evaluations.empty));
    if (!asked.whole.isEmpty()) {
      said.set("result", JSON.readTree(PARSER.encodeResourceToString(result)));
    }
    return said;
  }

  /** A line, read. */
  private static final class Question {
    final String subject;
    final String encounter;
    final String practitioner;
    final String whole;
    final ZonedDateTime now;
    final InMemoryFhirRepository data;
    final Parameters parameters;

    Question(JsonNode line) {
      subject = line.get("subject").asText();
      encounter = line.path("encounter").asText(null);
      practitioner = line.path("practitioner").asText(null);
      whole = line.path("whole").asText("");
      now = ZonedDateTime.parse(line.get("now").asText());
      data = new InMemoryFhirRepository(FHIR, (Bundle) PARSER.parseResource(line.get("data").toString()));
      parameters = line.has("parameters") ? (Parameters) PARSER.parseResource(line.get("parameters").toString()) : null;
    }
  }

  private static Either3<CanonicalType, IIdType, PlanDefinition> named(String plan) {
    return Eithers.forMiddle3(new IdType("PlanDefinition", plan));
  }

  private static RequestGroup group(Resource result) {
    return (RequestGroup) (result instanceof CarePlan plan
        ? plan.getContained().stream().filter(RequestGroup.class::isInstance).findFirst().orElseThrow()
        : ((Bundle) result).getEntryFirstRep().getResource());
  }

  private static ArrayNode actions(List<RequestGroupActionComponent> actions) {
    var all = JSON.createArrayNode();
    for (var action : actions) {
      // the engine puts null for an action that does not apply
      if (action == null) {
        continue;
      }
      var one = all.addObject().put("id", action.getId());
      if (action.hasResource()) {
        one.put("resource", action.getResource().getReference());
      }
      one.set("actions", actions(action.getAction()));
    }
    return all;
  }

  private static ArrayNode issues(Resource result) {
    var all = JSON.createArrayNode();
    var contained = result instanceof CarePlan plan ? plan.getContained() : group(result).getContained();
    for (var resource : contained) {
      if (resource instanceof OperationOutcome outcome) {
        outcome.getIssue().forEach(issue -> all.add(issue.getDiagnostics()));
      }
    }
    return all;
  }
}
