package io.lifesign.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedValuesTest {

  private static final String PLACE = "ehr_fhir.body ehr.fhir/2/17";
  private static final byte[] VALUE = "Zaphod, born 1950".getBytes(StandardCharsets.UTF_8);

  @TempDir Path folder;
  private SealedValues values;

  @BeforeEach
  void firstKey() throws IOException {
    key("2026-01", "0a");
    values = new SealedValues(new FolderKeys(folder));
  }

  @Test
  void whatWasSealedIsOpenedAndNeverSealedAlikeTwice() {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      String sealed = values.seal(VALUE, PLACE);
      assertThat(values.open(sealed, PLACE)).isEqualTo(VALUE);
      assertThat(seen.add(sealed)).isTrue();
    }
    assertThat(seen)
        .allMatch(SealedValues::is)
        .allMatch(text -> text.startsWith("sealed:1:2026-01:"));
    assertThat(seen).noneMatch(text -> text.contains("Zaphod"));
    assertThat(values.open(values.seal(new byte[0], PLACE), PLACE)).isEmpty();
  }

  @Test
  void aValueThatWasMovedIsNotOpened() {
    broken(values.seal(VALUE, PLACE), "ehr_fhir.body ehr.fhir/2/18");
  }

  @Test
  void everyChangedCharacterAndEveryCutIsFound() {
    String sealed = values.seal(VALUE, PLACE);
    int begin = "sealed:1:2026-01:".length();
    for (int i = begin; i < sealed.length() - 1; i++) {
      char other = sealed.charAt(i) == 'A' ? 'B' : 'A';
      broken(sealed.substring(0, i) + other + sealed.substring(i + 1), PLACE);
      broken(sealed.substring(0, i), PLACE);
    }
    broken("sealed:1:", PLACE);
    broken("Zaphod", PLACE);
  }

  @Test
  void anotherKeyOfTheSameNameOpensNothing() throws IOException {
    String sealed = values.seal(VALUE, PLACE);
    key("2026-01", "0b");
    values = new SealedValues(new FolderKeys(folder));

    broken(sealed, PLACE);
  }

  @Test
  void afterARotationTheNewKeySealsAndTheOldStillOpens() throws IOException {
    String old = values.seal(VALUE, PLACE);
    key("2026-07", "0b");
    values = new SealedValues(new FolderKeys(folder));

    assertThat(values.seal(VALUE, PLACE)).startsWith("sealed:1:2026-07:");
    assertThat(values.open(old, PLACE)).isEqualTo(VALUE);
    // one key given out as the other
    broken(old.replace("2026-01", "2026-07"), PLACE);
  }

  @Test
  void whoseKeyIsDestroyedIsLost() throws IOException {
    String sealed = values.seal(VALUE, PLACE);
    key("2026-07", "0b");
    Files.delete(folder.resolve("2026-01.key"));
    values = new SealedValues(new FolderKeys(folder));

    assertThatThrownBy(() -> values.open(sealed, PLACE))
        .isInstanceOf(BadKey.class)
        .hasMessage(folder.resolve("2026-01.key") + " cannot be read.");
  }

  @Test
  void anIdThatLeadsOutOfTheFolderIsNoId() {
    assertThatThrownBy(
            () ->
                values.open("sealed:1:../2026-01:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", PLACE))
        .isInstanceOf(BadKey.class)
        .hasMessageStartingWith("A key's id has letters");
  }

  @Test
  void aFolderWithoutACurrentKeyIsRefused() throws IOException {
    Files.delete(folder.resolve("current"));
    assertThatThrownBy(() -> new FolderKeys(folder))
        .hasMessage(folder.resolve("current") + " cannot be read.");

    key("short", "0b");
    Files.writeString(folder.resolve("short.key"), "0b".repeat(16));
    assertThatThrownBy(() -> new FolderKeys(folder)).hasMessageContaining(" holds 16 bytes");
  }

  private void broken(String sealed, String place) {
    assertThatThrownBy(() -> values.open(sealed, place))
        .isInstanceOf(BadKey.class)
        .hasMessage(
            "The sealed value of "
                + place
                + " cannot be opened: it was changed or moved, or its key is another.");
  }

  private void key(String id, String digits) throws IOException {
    Path file = folder.resolve(id + ".key");
    Files.writeString(file, digits.repeat(32) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.writeString(folder.resolve("current"), id + "\n");
  }
}
