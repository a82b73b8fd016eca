package io.lifesign.local;

import io.lifesign.lake.LakeConfig;
import io.lifesign.lake.SealedColumns;
import io.lifesign.protection.BadKey;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option of every command that needs what is sealed in the lake. */
final class LakeKeysOption {

  @Option(
      names = "--encryption-keys",
      paramLabel = "DIR",
      description = "Folder of the keys, where landing seals columns: opens them here.")
  private Path keys;

  /**
   * The lake with its keys.
   *
   * @throws Refusal if they cannot be used
   */
  LakeConfig applied(LakeConfig lake) {
    if (keys == null) {
      return lake;
    }
    LakeConfig open = lake.withKeys(keys.toAbsolutePath().toString());
    try {
      SealedColumns.of(open);
      return open;
    } catch (BadKey e) {
      throw new Refusal("--encryption-keys: " + e.getMessage(), e);
    }
  }
}
