package io.lifesign.fhirdelivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.streaming.DeadRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the server knows us, over HTTP and HTTPS on loopback. */
class CredentialsTest {

  @TempDir Path folder;

  @Test
  void aNewTokenInItsFileCountsAtOnce() throws Exception {
    Path token = Files.writeString(folder.resolve("token"), "old\n");
    try (GuardedServer server = GuardedServer.withToken("new");
        Desk desk = new Desk(Sample.settings(server.url(), 100, 0, token(token)))) {
      desk.hand(List.of(Sample.flag(0)));
      server.awaitRefusals(2);
      assertThat(desk.settled()).isFalse();

      Files.writeString(token, "new\n");

      assertThat(desk.letters()).isEmpty();
      assertThat(server.taken()).isEqualTo(1);
    }
  }

  @Test
  void aMissingTokenFileIsNamedAndTheTokenIsNot() throws Exception {
    Path token = folder.resolve("none");
    try (GuardedServer server = GuardedServer.withToken("new");
        Desk desk = new Desk(Sample.settings(server.url(), 100, 2, token(token)))) {
      desk.hand(List.of(Sample.flag(0)));

      assertThat(desk.letters())
          .extracting(DeadRecord::detail)
          .containsExactly("The file " + token + " cannot be read");
    }
  }

  @Test
  void withoutACertificateTheServerIsNotReached() throws Exception {
    TestKeys keys = TestKeys.in(folder);
    try (GuardedServer server = GuardedServer.withCertificates(keys)) {
      DeliverySettings.Credentials trustOnly =
          new DeliverySettings.Credentials(null, null, null, null, null, keys.serverPem());
      try (Desk desk = new Desk(Sample.settings(server.url(), 100, 2, trustOnly))) {
        desk.hand(List.of(Sample.flag(0)));
        assertThat(desk.letters())
            .singleElement()
            .satisfies(
                letter ->
                    assertThat(letter.detail())
                        .startsWith("no answer: ")
                        .doesNotContain("CertPath"));
      }
      assertThat(server.taken()).isZero();

      DeliverySettings.Credentials both =
          new DeliverySettings.Credentials(
              null, null, null, keys.clientStore(), keys.passwordFile(), keys.serverPem());
      try (Desk desk = new Desk(Sample.settings(server.url(), 100, 2, both))) {
        desk.hand(List.of(Sample.flag(0)));
        assertThat(desk.letters()).isEmpty();
      }
      assertThat(server.taken()).isEqualTo(1);

      DeliverySettings.Credentials pem =
          new DeliverySettings.Credentials(
              null, keys.clientPem(), keys.clientKeyPem(), null, null, keys.serverPem());
      try (Desk desk = new Desk(Sample.settings(server.url(), 100, 2, pem))) {
        desk.hand(List.of(Sample.flag(0)));
        assertThat(desk.letters()).isEmpty();
      }
      assertThat(server.taken()).isEqualTo(2);
    }
  }

  private static DeliverySettings.Credentials token(Path file) {
    return new DeliverySettings.Credentials(file.toString(), null, null, null, null, null);
  }
}
