package io.lifesign.local;

import io.lifesign.lake.LakeConfig;
import io.lifesign.replay.Dataset;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which history of which lake. */
final class LakeHistoryOptions {

  @Mixin private WarehouseOption warehouse;

  @Mixin private LakeKeysOption keys;

  @Option(
      names = "--tag",
      paramLabel = "NAME",
      description = "The tag as of which the lake is read; that of a cohort has its name.")
  private String tag;

  @Option(
      names = "--cohort",
      paramLabel = "NAME",
      description = "Only the patients of this cohort (default: everybody).")
  private String cohort;

  /**
   * Reads the history.
   *
   * @param out a folder that will be replaced: the lake must not lie in it
   * @throws Refusal if no tag is named, or the lake would be replaced by its own replay
   */
  Dataset read(Installation installation, Optional<Path> out) {
    if (tag == null) {
      throw new Refusal("Name the tag with --tag; ./lifesign cohort create makes one.");
    }
    Path lake = warehouse.resolve(installation);
    if (out.isPresent() && lake.startsWith(out.get().toAbsolutePath().normalize())) {
      throw new Refusal(
          "The lake lies in "
              + out.get()
              + ", which the replay replaces: name another with --out.");
    }
    return LakeDataset.read(
        keys.applied(LakeConfig.embedded(lake)), tag, Optional.ofNullable(cohort));
  }
}
