package io.lifesign.fhirserver;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.FifoMemoryPagingProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.ArrayList;
import java.util.List;

/** HAPI's server over the store: a provider for each type, and transactions. */
final class FhirApi extends RestfulServer {

  private static final long serialVersionUID = 1L;

  private static final int PAGES = 20;
  private static final int PAGE = 100;
  private static final int LONGEST_PAGE = 1_000;

  private final transient ResourceStore store;

  FhirApi(ResourceStore store) {
    super(FhirContext.forR4Cached());
    this.store = store;
  }

  @Override
  protected void initialize() {
    List<Object> providers = new ArrayList<>();
    for (String type : ResourceStore.TYPES) {
      providers.add(
          new TypeProvider(
              store,
              getFhirContext()
                  .getResourceDefinition(type)
                  .getImplementingClass()
                  .asSubclass(org.hl7.fhir.r4.model.Resource.class)));
    }
    providers.add(new TransactionProvider(store));
    registerProviders(providers);
    FifoMemoryPagingProvider pages = new FifoMemoryPagingProvider(PAGES);
    pages.setDefaultPageSize(PAGE);
    pages.setMaximumPageSize(LONGEST_PAGE);
    setPagingProvider(pages);
    setServerName("Lifesign's local FHIR server");
    setImplementationDescription("For trying and testing, on loopback only");
    setDefaultPrettyPrint(false);
  }
}
