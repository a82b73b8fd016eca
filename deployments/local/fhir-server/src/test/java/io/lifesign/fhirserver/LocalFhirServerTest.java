package io.lifesign.fhirserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Flag.FlagStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over HTTP with HAPI's client. */
class LocalFhirServerTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  @TempDir Path folder;
  private LocalFhirServer server;

  @BeforeEach
  void start() {
    server = LocalFhirServer.start(0, folder);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aConditionalCreateLeavesWhatIsThere() {
    post(flag("f-1", FlagStatus.ACTIVE), "urn:x|f-1");
    post(flag("f-1", FlagStatus.INACTIVE), "urn:x|f-1");

    assertThat(found("urn:x|f-1").getStatus()).isEqualTo(FlagStatus.ACTIVE);
    assertThat(server.count("Flag")).isEqualTo(1);
  }

  @Test
  void aConditionalUpdateCreatesThenReplaces() {
    put(flag("f-1", FlagStatus.ACTIVE), "urn:x|f-1");
    put(flag("f-1", FlagStatus.INACTIVE), "urn:x|f-1");

    assertThat(found("urn:x|f-1").getStatus()).isEqualTo(FlagStatus.INACTIVE);
    assertThat(found("urn:x|f-1").getMeta().getVersionId()).isEqualTo("2");
  }

  @Test
  void aConditionThatMeansSeveralChangesNothing() {
    client().create().resource(flag("f-1", FlagStatus.ACTIVE)).execute();
    client().create().resource(flag("f-1", FlagStatus.ACTIVE)).execute();

    assertThatThrownBy(() -> put(flag("f-1", FlagStatus.INACTIVE), "urn:x|f-1"))
        .isInstanceOf(PreconditionFailedException.class);
  }

  @Test
  void aTransactionHappensAsAWholeOrNotAtAll() {
    Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
    add(bundle, flag("f-1", FlagStatus.ACTIVE), "urn:x|f-1");
    add(bundle, flag("f-2", FlagStatus.ACTIVE), "urn:x|another");

    assertThatThrownBy(() -> client().transaction().withBundle(bundle).execute())
        .isInstanceOf(InvalidRequestException.class);
    assertThat(server.count("Flag")).isZero();

    bundle.getEntry().get(1).getRequest().setIfNoneExist("identifier=urn:x|f-2");
    assertThat(client().transaction().withBundle(bundle).execute().getEntry())
        .extracting(entry -> entry.getResponse().getStatus())
        .containsExactly("201 Created", "201 Created");
    assertThat(server.count("Flag")).isEqualTo(2);
  }

  @Test
  void placeholdersWithinATransactionBecomeAddresses() {
    String name = "urn:uuid:0d3ab4a1-0000-4000-8000-000000000001";
    Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
    bundle
        .addEntry()
        .setFullUrl(name)
        .setResource(new Patient())
        .getRequest()
        .setMethod(HTTPVerb.POST)
        .setUrl("Patient");
    Flag flag = flag("f-1", FlagStatus.ACTIVE);
    flag.setSubject(new Reference(name));
    bundle.addEntry().setResource(flag).getRequest().setMethod(HTTPVerb.POST).setUrl("Flag");

    client().transaction().withBundle(bundle).execute();

    assertThat(found("urn:x|f-1").getSubject().getReference()).isEqualTo("Patient/1");
  }

  @Test
  void whatWasWrittenIsThereAfterARestartAndHalfALineIsNot() throws IOException {
    post(flag("f-1", FlagStatus.ACTIVE), "urn:x|f-1");
    server.close();
    Files.writeString(
        folder.resolve("resources.ndjson"), "{\"resourceType\":\"Bun", StandardOpenOption.APPEND);

    server = LocalFhirServer.start(0, folder);
    post(flag("f-2", FlagStatus.ACTIVE), "urn:x|f-2");
    server.close();
    server = LocalFhirServer.start(0, folder);

    assertThat(server.count("Flag")).isEqualTo(2);
    assertThat(found("urn:x|f-2").getIdElement().getIdPart()).isEqualTo("2");
  }

  @Test
  void aPatientsResourcesAreFoundByReferenceAndIdentifier() {
    post(flag("f-1", FlagStatus.ACTIVE), "urn:x|f-1");

    for (String query : new String[] {"subject=P-1", "patient=P-1", "patient=Patient/P-1"}) {
      assertThat(search("Flag?" + query).getEntry()).as(query).hasSize(1);
    }
    assertThat(search("Flag?patient=P-2").getEntry()).isEmpty();
    assertThatThrownBy(() -> client().read().resource(Flag.class).withId("77").execute())
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void itTellsItsCapabilities() {
    CapabilityStatement told = client().capabilities().ofType(CapabilityStatement.class).execute();

    assertThat(told.getRestFirstRep().getResource())
        .extracting(resource -> resource.getType())
        .contains("Flag", "DetectedIssue", "RiskAssessment", "Provenance");
  }

  @Test
  void pagesShowAPatientAndEscapeWhatTheyAreTold() throws Exception {
    Flag flag = flag("f-1", FlagStatus.ACTIVE);
    flag.getCode().setText("<script>alert('x')</script>");
    post(flag, "urn:x|f-1");

    assertThat(page("/")).contains("<a href=\"/patient?id=P-1\">P-1</a>");
    assertThat(page("/patient?id=P-1")).contains("&lt;script&gt;").doesNotContain("<script>");
    assertThat(page("/patient?id=%3Cb%3E")).contains("Patient &lt;b&gt;").doesNotContain("<b>");
  }

  private String page(String path) throws IOException, InterruptedException {
    HttpRequest get = HttpRequest.newBuilder(URI.create(server.page() + path)).build();
    return HttpClient.newHttpClient().send(get, HttpResponse.BodyHandlers.ofString()).body();
  }

  private static Flag flag(String id, FlagStatus status) {
    Flag flag = new Flag().setStatus(status).setSubject(new Reference("Patient/P-1"));
    flag.addIdentifier().setSystem("urn:x").setValue(id);
    return flag;
  }

  private void post(Flag flag, String token) {
    client().create().resource(flag).conditionalByUrl("Flag?identifier=" + token).execute();
  }

  private void put(Flag flag, String token) {
    client().update().resource(flag).conditionalByUrl("Flag?identifier=" + token).execute();
  }

  private static void add(Bundle bundle, Flag flag, String token) {
    bundle
        .addEntry()
        .setResource(flag)
        .getRequest()
        .setMethod(HTTPVerb.POST)
        .setUrl("Flag")
        .setIfNoneExist("identifier=" + token);
  }

  private Flag found(String token) {
    return (Flag) search("Flag?identifier=" + token).getEntryFirstRep().getResource();
  }

  private Bundle search(String url) {
    return client()
        .search()
        .byUrl(server.url() + "/" + url.replace("|", "%7C"))
        .returnBundle(Bundle.class)
        .execute();
  }

  private IGenericClient client() {
    return FHIR.newRestfulGenericClient(server.url());
  }
}
