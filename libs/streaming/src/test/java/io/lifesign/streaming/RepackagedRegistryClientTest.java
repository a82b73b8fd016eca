package io.lifesign.streaming;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaRequest;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/** The classes of libs/schema-registry-client work on ordinary Avro and Jackson. */
class RepackagedRegistryClientTest {

  private static final String OWN = "io/confluent/";

  @Test
  void aSchemaIsRegisteredAndReadBackById() throws IOException, RestClientException {
    SchemaRegistryClient client = new MockSchemaRegistryClient();
    for (Topic topic : Catalogue.load().topics()) {
      int id = client.register(topic.subject(), new AvroSchema(topic.schema()));
      Schema back = (Schema) client.getSchemaById(id).rawSchema();
      assertThat(back).isEqualTo(topic.schema());
      assertThat(client.getLatestSchemaMetadata(topic.subject()).getId()).isEqualTo(id);
    }
  }

  @Test
  void theClientItselfSaysWhetherSchemasAreCompatible() {
    AvroSchema old = new AvroSchema("{\"type\":\"record\",\"name\":\"R\",\"fields\":[]}");
    AvroSchema stricter =
        new AvroSchema(
            "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"x\",\"type\":\"int\"}]}");
    assertThat(stricter.isBackwardCompatible(old)).isNotEmpty();
    assertThat(old.isBackwardCompatible(stricter)).isEmpty();
  }

  @Test
  void requestsAreWrittenAndReadAsJson() throws IOException {
    RegisterSchemaRequest request = new RegisterSchemaRequest();
    request.setSchema("\"string\"");
    assertThat(RegisterSchemaRequest.fromJson(request.toJson())).isEqualTo(request);
  }

  @Test
  void theJarHoldsNothingElseAndCarriesItsLicence() throws IOException {
    String path = AvroSchema.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    try (JarFile jar = new JarFile(path)) {
      List<String> classes =
          jar.stream().map(JarEntry::getName).filter(name -> name.endsWith(".class")).toList();
      assertThat(classes).isNotEmpty().allMatch(name -> name.startsWith(OWN));
      assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License").contains("Version 2.0");
      assertThat(text(jar, "META-INF/NOTICE"))
          .contains("kafka-schema-registry-client:7.5.3")
          .contains("relocated back");
    }
  }

  private static String text(JarFile jar, String name) throws IOException {
    try (InputStream in = jar.getInputStream(jar.getEntry(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
