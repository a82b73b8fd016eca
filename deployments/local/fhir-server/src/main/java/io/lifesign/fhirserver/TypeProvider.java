package io.lifesign.fhirserver;

import ca.uhn.fhir.rest.annotation.ConditionalUrlParam;
import ca.uhn.fhir.rest.annotation.Create;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.annotation.Update;
import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;

/** Create, read, update and search of one type; what it declares stands in the metadata. */
public final class TypeProvider implements IResourceProvider {

  private final ResourceStore store;
  private final Class<? extends Resource> type;
  private final String name;

  TypeProvider(ResourceStore store, Class<? extends Resource> type) {
    this.store = store;
    this.type = type;
    this.name = type.getSimpleName();
  }

  @Override
  public Class<? extends Resource> getResourceType() {
    return type;
  }

  @Read
  public Resource read(@IdParam IdType id) {
    return store.read(name, id.getIdPart()).orElseThrow(() -> new ResourceNotFoundException(id));
  }

  @Create
  public MethodOutcome create(
      @ResourceParam Resource resource, @ConditionalUrlParam String condition) {
    return outcome(new Write(HTTPVerb.POST, resource, null, Criteria.parse(condition)));
  }

  @Update
  public MethodOutcome update(
      @IdParam IdType id, @ResourceParam Resource resource, @ConditionalUrlParam String condition) {
    Criteria criteria = Criteria.parse(condition);
    return outcome(
        new Write(HTTPVerb.PUT, resource, criteria == null ? id.getIdPart() : null, criteria));
  }

  @Search
  public List<Resource> search(
      @OptionalParam(name = "identifier") TokenOrListParam identifier,
      @OptionalParam(name = "patient") ReferenceParam patient,
      @OptionalParam(name = "subject") ReferenceParam subject,
      @OptionalParam(name = "_id") TokenOrListParam id,
      @OptionalParam(name = "_tag") TokenOrListParam tag) {
    return store.search(
        name,
        new Criteria(
            Criteria.tokens(identifier),
            Criteria.tokens(tag),
            Criteria.values(id),
            patient != null ? Criteria.patient(patient) : Criteria.patient(subject)));
  }

  private MethodOutcome outcome(Write write) {
    Written written = store.write(List.of(write)).get(0);
    MethodOutcome outcome = new MethodOutcome(written.resource().getIdElement(), written.created());
    outcome.setResource(written.resource());
    return outcome;
  }
}
