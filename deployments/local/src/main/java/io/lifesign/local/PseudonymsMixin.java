package io.lifesign.local;

import io.lifesign.protection.BadKey;
import io.lifesign.protection.Pseudonyms;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.PseudonymousDataset;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The option of every command that sends what it was given about people. */
final class PseudonymsMixin {

  @Option(
      names = "--pseudonyms",
      paramLabel = "FILE",
      description = {
        "Sends pseudonyms in place of ids, and of EHR messages no more than is read. FILE holds the",
        "key, 64 hexadecimal digits or more, readable by its owner alone."
      })
  private Path keyFile;

  /**
   * The dataset as it may be sent.
   *
   * @throws Refusal if the key cannot be used
   */
  Dataset applied(Dataset dataset) {
    if (keyFile == null) {
      return dataset;
    }
    return new PseudonymousDataset(dataset, names(keyFile));
  }

  /**
   * The pseudonyms of a key.
   *
   * @throws Refusal if it cannot be used
   */
  static Pseudonyms names(Path keyFile) {
    try {
      return Pseudonyms.of(keyFile);
    } catch (BadKey e) {
      throw new Refusal("--pseudonyms: " + e.getMessage(), e);
    }
  }
}
