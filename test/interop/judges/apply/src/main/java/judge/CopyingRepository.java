package judge;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.IQueryParameterType;
import com.google.common.collect.Multimap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.instance.model.api.IBaseBundle;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.opencds.cqf.fhir.utility.repository.InMemoryFhirRepository;

/** Content in memory. Hands out copies of plans and the like, since the engine changes some of what it reads (ids of Questionnaires). */
final class CopyingRepository extends InMemoryFhirRepository {
  CopyingRepository(FhirContext context, IBaseBundle bundle) {
    super(context, bundle);
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends IBaseResource, I extends IIdType> T read(Class<T> type, I id, Map<String, String> headers) {
    return (T) ((Resource) super.read(type, id, headers)).copy();
  }

  @Override
  public <B extends IBaseBundle, T extends IBaseResource> B search(
      Class<B> bundleType, Class<T> type, Multimap<String, List<IQueryParameterType>> params, Map<String, String> headers) {
    var found = super.search(bundleType, type, params, headers);
    for (var entry : ((Bundle) found).getEntry()) {
      entry.setResource(entry.getResource().copy());
    }
    return found;
  }
}
