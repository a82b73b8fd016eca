package io.lifesign.local;

import io.lifesign.replay.wfdb.WfdbFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The folder of records that an evaluation reads. */
final class RecordsMixin {

  /** Exit code when some records could not be read. */
  static final int SOME_LEFT_OUT = 2;

  @Option(
      names = "--records",
      required = true,
      paramLabel = "DIR",
      description = "Folder of WFDB records: .hea, .dat or .mat, .atr; also gzipped (.gz).")
  private Path records;

  /**
   * @throws Refusal in one line, if there is no record in it
   */
  Path folder() {
    if (!Files.isDirectory(records)) {
      throw new Refusal("There is no folder " + records + ".");
    }
    if (WfdbFiles.headers(records).isEmpty()) {
      throw new Refusal("There is no record (.hea) in " + records + ".");
    }
    return records;
  }
}
