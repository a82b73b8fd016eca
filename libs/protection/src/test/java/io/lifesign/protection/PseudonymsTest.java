package io.lifesign.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PseudonymsTest {

  private static final String KEY = "0b".repeat(32);

  @TempDir Path folder;

  @Test
  void theNameIsTheBeginningOfHmacSha256() throws IOException {
    // openssl dgst -sha256 -mac HMAC -macopt hexkey:0b0b... over "W-01"
    assertThat(Pseudonyms.of(key(KEY, "rw-------")).of("W-01"))
        .isEqualTo("p-917396c0a41533de4d91839ac8529bf0");
  }

  @Test
  void anotherKeyGivesAnotherNameAndOtherIdsGiveOthers() {
    Pseudonyms names = new Pseudonyms(new byte[32]);
    byte[] key = new byte[32];
    key[31] = 1;
    Set<String> all = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      all.add(names.of("W-" + i));
    }

    assertThat(all).hasSize(10_000).allMatch(name -> name.matches("p-[0-9a-f]{32}"));
    assertThat(all).doesNotContain(new Pseudonyms(key).of("W-1"));
    assertThat(names.of("W-1")).isEqualTo(names.of("W-1"));
  }

  @Test
  void whoHasNoIdHasNoName() {
    assertThat(new Pseudonyms(new byte[32]).of("")).isEmpty();
  }

  @Test
  void aKeyThatIsShortOpenToOthersMissingOrNoKeyIsRefusedAndNotRepeated() throws IOException {
    refused(key(KEY.substring(2), "rw-------"), " holds 31 bytes; a key has at least 32.");
    refused(key(KEY, "rw-r--r--"), " can be read by others than its owner: chmod 600.");
    refused(key(KEY, "rw-r-----"), " can be read by others than its owner: chmod 600.");
    refused(key("secret", "rw-------"), " is no line of hexadecimal digits.");
    refused(folder.resolve("nosuch"), " cannot be read.");
  }

  private static void refused(Path file, String why) {
    assertThatThrownBy(() -> Pseudonyms.of(file))
        .isInstanceOf(BadKey.class)
        .hasMessage(file + why)
        .hasNoCause();
  }

  private Path key(String digits, String permissions) throws IOException {
    Path file = Files.createTempFile(folder, "pseudonyms", ".key");
    Files.writeString(file, digits + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }
}
