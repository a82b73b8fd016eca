package io.lifesign.fhirdelivery;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.rest.client.apache.ApacheRestfulClientFactory;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.exceptions.FhirClientConnectionException;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import ca.uhn.fhir.rest.gclient.TokenClientParam;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import io.lifesign.fhir.out.Outbound;
import io.lifesign.fhir.out.Systems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.http.impl.client.CloseableHttpClient;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Resource;

/** The FHIR server as HAPI's client speaks to it. Every failure is a {@link ServerFault}. */
final class FhirServer implements AutoCloseable {

  private static final int UNREADABLE_BODY = 422;

  // a context of its own: HAPI's requests ask their context for the HTTP client, whoever made them
  private final FhirContext fhir = FhirContext.forR4();
  private final CloseableHttpClient http;
  private final ApacheRestfulClientFactory clients;
  private final DeliverySettings settings;

  FhirServer(DeliverySettings settings) {
    this.settings = settings;
    this.http = HttpClients.of(settings);
    this.clients = new ApacheRestfulClientFactory(fhir);
    clients.setHttpClient(http);
    clients.setServerValidationMode(ServerValidationModeEnum.NEVER);
    fhir.setRestfulClientFactory(clients);
  }

  /**
   * Writes resources in one transaction, each found by our identifier.
   *
   * @return those that are new to the server, as type/identifier
   * @throws ServerFault if the server did not take them all
   */
  Set<String> write(List<Outbound> resources) {
    Bundle transaction;
    try {
      transaction = Transactions.of(resources, fhir);
    } catch (DataFormatException e) {
      throw new ServerFault(UNREADABLE_BODY, "the body is no resource of FHIR R4");
    }
    Bundle answer = ask(client -> client.transaction().withBundle(transaction).execute());
    if (answer.getEntry().size() != resources.size()) {
      throw new ServerFault(ServerFault.NO_ANSWER, "the answer has not one entry for each");
    }
    Set<String> created = new HashSet<>();
    for (int i = 0; i < resources.size(); i++) {
      int status = Transactions.status(answer.getEntry().get(i));
      if (status < 200 || status > 299) {
        throw ServerFault.answered(status);
      }
      if (status == 201) {
        created.add(resources.get(i).resourceType() + "/" + resources.get(i).identifier());
      }
    }
    return created;
  }

  /**
   * The revisions of those that the server holds, by type/identifier.
   *
   * @throws ServerFault if it cannot be asked
   */
  Map<String, Integer> revisions(List<Outbound> resources) {
    Map<String, List<String>> byType =
        resources.stream()
            .collect(
                Collectors.groupingBy(
                    Outbound::resourceType,
                    TreeMap::new,
                    Collectors.mapping(Outbound::identifier, Collectors.toList())));
    Map<String, Integer> revisions = new HashMap<>();
    byType.forEach(
        (type, identifiers) -> {
          Bundle found =
              ask(
                  client ->
                      client
                          .search()
                          .forResource(type)
                          .where(
                              new TokenClientParam(Transactions.parameter(type))
                                  .exactly()
                                  .systemAndValues(Systems.of(type), identifiers))
                          .count(identifiers.size())
                          .returnBundle(Bundle.class)
                          .execute());
          for (BundleEntryComponent entry : found.getEntry()) {
            Resource resource = entry.getResource();
            if (resource != null && resource.fhirType().equals(type)) {
              Transactions.identifiers(resource)
                  .forEach(
                      identifier ->
                          revisions.merge(
                              type + "/" + identifier, Transactions.revision(resource), Math::max));
            }
          }
        });
    return revisions;
  }

  private interface Question {
    Bundle of(IGenericClient client);
  }

  private Bundle ask(Question question) {
    try {
      return question.of(client());
    } catch (FhirClientConnectionException e) {
      throw ServerFault.unanswered(e);
    } catch (BaseServerResponseException e) {
      throw ServerFault.answered(e.getStatusCode());
    } catch (DataFormatException e) {
      throw new ServerFault(ServerFault.NO_ANSWER, "the answer is no FHIR");
    } catch (UncheckedIOException e) {
      throw new ServerFault(ServerFault.NO_ANSWER, e.getMessage());
    } catch (IllegalStateException e) {
      // the HTTP client was closed: the task ends
      throw new ServerFault(ServerFault.NO_ANSWER, "the client is closed");
    }
  }

  /** With the token as it stands in its file now. */
  private IGenericClient client() {
    IGenericClient client = clients.newGenericClient(settings.url());
    String tokenFile = settings.credentials().tokenFile();
    if (tokenFile != null) {
      client.registerInterceptor(new BearerTokenAuthInterceptor(SecretFile.read(tokenFile)));
    }
    return client;
  }

  @Override
  public void close() {
    try {
      http.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The HTTP client cannot be closed", e);
    }
  }
}
