package judge;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.cache.IResourceChangeListenerRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cqframework.cql.cql2elm.model.CompiledLibrary;
import org.cqframework.cql.cql2elm.model.Model;
import org.hl7.cql.model.ModelIdentifier;
import org.hl7.elm.r1.VersionedIdentifier;
import org.opencds.cqf.cql.engine.runtime.Code;
import org.opencds.cqf.fhir.cql.EvaluationSettings;
import org.opencds.cqf.fhir.cql.engine.retrieve.RetrieveSettings;
import org.opencds.cqf.fhir.cql.engine.terminology.TerminologySettings;
import org.opencds.cqf.fhir.cr.hapi.common.CodeCacheResourceChangeListener;
import org.opencds.cqf.fhir.cr.hapi.common.CqlThreadFactory;
import org.opencds.cqf.fhir.cr.hapi.common.ElmCacheResourceChangeListener;
import org.opencds.cqf.fhir.cr.hapi.config.r4.ApplyOperationConfig;
import org.opencds.cqf.fhir.cr.hapi.config.r4.CrR4Config;
import org.opencds.cqf.fhir.cr.hapi.config.r4.DataRequirementsOperationConfig;
import org.opencds.cqf.fhir.cr.hapi.config.r4.PackageOperationConfig;
import org.opencds.cqf.fhir.cr.measure.CareGapsProperties;
import org.opencds.cqf.fhir.cr.measure.MeasureEvaluationOptions;
import org.opencds.cqf.fhir.utility.client.TerminologyServerClientSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** $apply, $package, $data-requirements, $evaluate ... from org.opencds.cqf.fhir:cqf-fhir-cr-hapi. */
@Configuration
@Import({
  CrR4Config.class,
  ApplyOperationConfig.class,
  DataRequirementsOperationConfig.class,
  PackageOperationConfig.class
})
public class ClinicalReasoning {

  @Bean
  RetrieveSettings retrieveSettings() {
    RetrieveSettings s = new RetrieveSettings();
    s.setSearchParameterMode(RetrieveSettings.SEARCH_FILTER_MODE.USE_SEARCH_PARAMETERS);
    s.setTerminologyParameterMode(RetrieveSettings.TERMINOLOGY_FILTER_MODE.FILTER_IN_MEMORY);
    s.setProfileMode(RetrieveSettings.PROFILE_MODE.DECLARED);
    return s;
  }

  @Bean
  TerminologySettings terminologySettings() {
    TerminologySettings s = new TerminologySettings();
    s.setValuesetPreExpansionMode(TerminologySettings.VALUESET_PRE_EXPANSION_MODE.USE_IF_PRESENT);
    s.setValuesetExpansionMode(TerminologySettings.VALUESET_EXPANSION_MODE.PERFORM_NAIVE_EXPANSION);
    s.setValuesetMembershipMode(TerminologySettings.VALUESET_MEMBERSHIP_MODE.USE_EXPANSION);
    s.setCodeLookupMode(TerminologySettings.CODE_LOOKUP_MODE.USE_CODESYSTEM_URL);
    return s;
  }

  @Bean
  TerminologyServerClientSettings terminologyServerClientSettings() {
    return TerminologyServerClientSettings.getDefault();
  }

  @Bean
  EvaluationSettings evaluationSettings(RetrieveSettings retrieve, TerminologySettings terminology) {
    EvaluationSettings s = EvaluationSettings.getDefault();
    Map<VersionedIdentifier, CompiledLibrary> libraries = new ConcurrentHashMap<>();
    Map<ModelIdentifier, Model> models = new ConcurrentHashMap<>();
    Map<String, List<Code>> valueSets = new ConcurrentHashMap<>();
    s.setLibraryCache(libraries);
    s.setModelCache(models);
    s.setValueSetCache(valueSets);
    s.setRetrieveSettings(retrieve);
    s.setTerminologySettings(terminology);
    return s;
  }

  @Primary
  @Bean
  ExecutorService cqlExecutor() {
    return Executors.newFixedThreadPool(2, new CqlThreadFactory());
  }

  @Bean
  CareGapsProperties careGapsProperties() {
    CareGapsProperties p = new CareGapsProperties();
    p.setCareGapsReporter("knart");
    p.setCareGapsCompositionSectionAuthor("knart");
    return p;
  }

  @Bean
  MeasureEvaluationOptions measureEvaluationOptions(EvaluationSettings settings) {
    MeasureEvaluationOptions o = new MeasureEvaluationOptions();
    o.setEvaluationSettings(settings);
    return o;
  }

  @Bean
  ElmCacheResourceChangeListener elmCacheListener(
      IResourceChangeListenerRegistry registry, DaoRegistry daos, EvaluationSettings settings) {
    ElmCacheResourceChangeListener l = new ElmCacheResourceChangeListener(daos, settings.getLibraryCache());
    registry.registerResourceResourceChangeListener("Library", SearchParameterMap.newSynchronous(), l, 1000);
    return l;
  }

  @Bean
  CodeCacheResourceChangeListener codeCacheListener(
      IResourceChangeListenerRegistry registry, DaoRegistry daos, EvaluationSettings settings) {
    CodeCacheResourceChangeListener l = new CodeCacheResourceChangeListener(daos, settings.getValueSetCache());
    registry.registerResourceResourceChangeListener("ValueSet", SearchParameterMap.newSynchronous(), l, 1000);
    return l;
  }
}
