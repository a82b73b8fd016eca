package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.lake.erase.PatientBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OldStateTest {

  @TempDir Path folder;

  @Test
  void everyCheckpointIsNamedAndThoseWithThePatientAreKnown() throws IOException {
    state("one/chk-1", "of patient-0042.");
    state("one/chk-2", "of patient-00421.");
    state("two/chk-7", "nobody");
    Files.createDirectories(folder.resolve("two/shared"));
    Files.writeString(folder.resolve("two/shared/sst"), "patient-0042");

    var found = OldState.under(folder, new PatientBytes("patient-0042"));

    assertThat(found)
        .containsExactly(
            new OldState(folder.resolve("one/chk-1").toString(), true),
            new OldState(folder.resolve("one/chk-2").toString(), false),
            new OldState(folder.resolve("two/chk-7").toString(), true));
    found.get(0).delete();
    assertThat(folder.resolve("one/chk-1")).doesNotExist();
    assertThat(folder.resolve("one/chk-2")).exists();
  }

  private void state(String name, String metadata) throws IOException {
    Path state = Files.createDirectories(folder.resolve(name));
    Files.writeString(state.resolve("_metadata"), metadata);
  }
}
