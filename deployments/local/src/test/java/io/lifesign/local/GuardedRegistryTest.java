package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.lifesign.schemas.Alert;
import io.lifesign.streaming.KafkaOptions;
import io.lifesign.streaming.RegistryAccess;
import io.lifesign.streaming.WriterSchemas;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLHandshakeException;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry with TLS and a password, and what of a client it refuses or is refused. */
class GuardedRegistryTest {

  private static final int ID = 7;

  @TempDir static Path folder;
  private static HttpServer behind;
  private static LocalCa ca;
  private static LocalCa otherCa;
  private static LocalCa.Store key;
  private static GuardedRegistry registry;

  @BeforeAll
  static void start() throws Exception {
    behind = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] schema =
        ("{\"schema\":\""
                + Alert.SCHEMA$.toString().replace("\\", "\\\\").replace("\"", "\\\"")
                + "\"}")
            .getBytes(StandardCharsets.UTF_8);
    behind.createContext(
        "/schemas/ids/" + ID,
        exchange -> {
          exchange
              .getResponseHeaders()
              .add("Content-Type", "application/vnd.schemaregistry.v1+json");
          exchange.sendResponseHeaders(200, schema.length);
          exchange.getResponseBody().write(schema);
          exchange.close();
        });
    behind.start();
    ca = LocalCa.make(folder.resolve("ca"));
    otherCa = LocalCa.make(folder.resolve("other"));
    key = ca.issue("registry");
    registry = new GuardedRegistry(behind(), key, "127.0.0.1");
  }

  private static URI behind() {
    return URI.create("http://127.0.0.1:" + behind.getAddress().getPort());
  }

  @AfterAll
  static void stop() {
    registry.close();
    behind.stop(0);
  }

  @Test
  void aSchemaIsFetchedWithTheRightPassword() {
    assertThat(schemas("right", registry, ca, registry.password()).byId(ID))
        .contains(Alert.SCHEMA$);
  }

  @Test
  void aWrongPasswordIsRefusedAndNotRepeated() {
    WriterSchemas schemas = schemas("wrong", registry, ca, "wr0ng");

    assertThatThrownBy(() -> schemas.byId(ID))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("The schema registry answered 401 for id 7")
        .satisfies(thrown -> assertThat(stackTrace(thrown)).doesNotContain("wr0ng"));
  }

  @Test
  void nobodyIsLetInWithoutAPassword() throws IOException {
    Path file = registry.clientFile(folder.resolve("nobody"), ca.trust(), "unused");
    Files.writeString(
        file,
        Files.readString(file).lines().skip(1).reduce("", (text, line) -> text + line + "\n"));
    WriterSchemas schemas = new WriterSchemas(WriterSchemas.client(access(registry, file)));

    assertThatThrownBy(() -> schemas.byId(ID))
        .hasMessageContaining("The schema registry answered 401 for id 7");
  }

  @Test
  void aRegistryWhoseCertificateIsOfAnotherAuthorityIsNotTrusted() {
    WriterSchemas schemas = schemas("otherCa", registry, otherCa, registry.password());

    assertThatThrownBy(() -> schemas.byId(ID))
        .hasMessageContaining("The schema registry cannot be reached")
        .hasCauseInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void aCertificateOfAnotherHostIsNotTrusted() throws Exception {
    try (GuardedRegistry elsewhere = new GuardedRegistry(behind(), key, "127.0.0.2")) {
      WriterSchemas schemas = schemas("host", elsewhere, ca, elsewhere.password());

      assertThatThrownBy(() -> schemas.byId(ID))
          .hasCauseInstanceOf(IOException.class)
          .hasMessageContaining("The schema registry cannot be reached");
    }
  }

  @Test
  void theJobGraphHoldsNoPassword() throws IOException {
    ByteArrayOutputStream graph = new ByteArrayOutputStream();
    try (ObjectOutputStream objects = new ObjectOutputStream(graph)) {
      objects.writeObject(
          access(
              registry,
              registry.clientFile(folder.resolve("graph"), ca.trust(), registry.password())));
    }

    assertThat(graph.toString(StandardCharsets.ISO_8859_1))
        .contains("user.info")
        .doesNotContain(registry.password())
        .doesNotContain(ca.trust().password());
  }

  private static WriterSchemas schemas(
      String name, GuardedRegistry server, LocalCa trusted, String password) {
    Path file = server.clientFile(folder.resolve(name), trusted.trust(), password);
    return new WriterSchemas(WriterSchemas.client(access(server, file)));
  }

  private static RegistryAccess access(GuardedRegistry server, Path clientFile) {
    Configuration settings = new Configuration();
    settings.set(KafkaOptions.REGISTRY, server.url(""));
    settings.set(KafkaOptions.REGISTRY_CLIENT_FILE, clientFile.toString());
    return RegistryAccess.from(settings);
  }

  private static String stackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
