package io.lifesign.replay.readers;

import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.replay.Arrival;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.EcgRecords;
import io.lifesign.replay.Micros;
import io.lifesign.replay.RecordedDataset;
import io.lifesign.replay.SkippedRow;
import io.lifesign.replay.wfdb.WfdbException;
import io.lifesign.replay.wfdb.WfdbFiles;
import io.lifesign.replay.wfdb.WfdbRecord;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Records of PhysioNet as the stream of monitors that were all switched on at once; the record's
 * name is the patient.
 */
public final class WfdbDataset {

  public static final String NAME = "wfdb";

  /** Sample 0 of every record; the sources know no dates, or not the true ones. */
  static final Instant START = Instant.parse("2026-01-26T00:00:00Z");

  private static final long TRANSPORT_MICROS = 100 * Micros.PER_MILLI;
  private static final double LOWEST_HERTZ = 100;
  private static final double HIGHEST_HERTZ = 1000;

  private final List<Arrival> arrivals = new ArrayList<>();
  private final List<SkippedRow> skipped = new ArrayList<>();

  private WfdbDataset() {}

  /**
   * @param from folder of records
   * @param record the only one wanted; all if it is empty
   * @throws IllegalArgumentException in one line, if there is none
   */
  public static Dataset open(Path from, Optional<String> record) {
    List<Path> headers =
        WfdbFiles.headers(Sources.folder(NAME, from)).stream()
            .filter(header -> record.map(WfdbFiles.recordName(header)::equals).orElse(true))
            .toList();
    if (headers.isEmpty()) {
      throw new IllegalArgumentException(
          "dataset " + NAME + ": no record " + record.orElse("(.hea)") + " in " + from);
    }
    WfdbDataset reader = new WfdbDataset();
    headers.forEach(reader::record);
    if (reader.arrivals.isEmpty()) {
      throw new IllegalArgumentException("dataset " + NAME + ": " + reader.skipped.get(0));
    }
    return new RecordedDataset(
        NAME,
        headers.size() + " ECG records; sample 0 of each is " + START,
        reader.arrivals,
        reader.skipped);
  }

  /** One that cannot be read is left out, the others go on. */
  private void record(Path header) {
    try {
      WfdbRecord record = WfdbRecord.open(header);
      if (record.hertz() < LOWEST_HERTZ || record.hertz() > HIGHEST_HERTZ) {
        skip(header, "its sampling rate is not 100 to 1000 Hz");
        return;
      }
      record.chunks(record.name(), "wfdb-" + record.name(), Micros.of(START)).forEach(this::chunk);
    } catch (WfdbException e) {
      skip(header, e.getMessage());
    }
  }

  private void chunk(EcgChunk chunk) {
    arrivals.add(EcgRecords.arrival(chunk, chunk.endMicros() + TRANSPORT_MICROS));
  }

  private void skip(Path header, String reason) {
    skipped.add(new SkippedRow(header.getFileName().toString(), 0, reason));
  }
}
