package io.lifesign.replay.wfdb;

import io.lifesign.clinical.ecg.EcgChunk;
import io.lifesign.clinical.ecg.Lead;
import io.lifesign.clinical.vitals.DeviceStamp;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** One record: header, signals and annotations. */
public final class WfdbRecord {

  private static final double MICROS_PER_SECOND = 1e6;

  private final Path folder;
  private final String name;
  private final WfdbHeader header;
  private final List<Lead> leads;

  private WfdbRecord(Path folder, String name, WfdbHeader header) {
    this.folder = folder;
    this.name = name;
    this.header = header;
    this.leads = header.signals().stream().map(Leads::of).toList();
  }

  /**
   * Reads the header; signals and annotations are read when they are asked for.
   *
   * @throws WfdbException in one line, if it is malformed
   */
  public static WfdbRecord open(Path header) {
    return new WfdbRecord(
        header.toAbsolutePath().getParent(),
        WfdbFiles.recordName(header),
        HeaderParser.read(header));
  }

  /** The name of its files. */
  public String name() {
    return name;
  }

  public double hertz() {
    return header.hertz();
  }

  /** Samples of each signal; 0 if the header does not say. */
  public long samples() {
    return header.samples();
  }

  public List<String> comments() {
    return header.comments();
  }

  public List<Lead> leads() {
    return leads;
  }

  /** Whether any of its signal files is here; of some records only the annotations are. */
  public boolean hasSignals() {
    return header.signals().stream()
        .anyMatch(signal -> WfdbFiles.find(folder.resolve(signal.file())).isPresent());
  }

  /**
   * Samples by signal, ADC units, {@link EcgChunk#MISSING} where there is none.
   *
   * @throws WfdbException in one line, if a file is not there, short, or differs from its checksum
   */
  public short[][] signals() {
    return SignalReader.read(folder, header);
  }

  /** The annotations of that annotator, for example {@code atr}; empty without such a file. */
  public Optional<Annotations> annotations(String annotator) {
    return WfdbFiles.find(folder.resolve(name + "." + annotator))
        .map(file -> new Annotations(AnnotationReader.read(file), header.samples()));
  }

  /** The whole record in chunks of a second. */
  public Stream<EcgChunk> chunks(String patientId, String deviceId, long startMicros) {
    return chunks(patientId, deviceId, startMicros, Integer.MAX_VALUE);
  }

  /** The record in chunks of a second, as if it ended before that sample. */
  public Stream<EcgChunk> chunks(
      String patientId, String deviceId, long startMicros, int untilSample) {
    short[][] signals = signals();
    int total = signals.length == 0 ? 0 : Math.min(untilSample, signals[0].length);
    int each = Math.max(1, (int) Math.round(hertz()));
    return IntStream.range(0, (total + each - 1) / each)
        .mapToObj(
            i -> {
              int from = i * each;
              int to = Math.min(total, from + each);
              DeviceStamp stamp =
                  new DeviceStamp(deviceId, "0", i, startMicros + microsOf(from, hertz()));
              return new EcgChunk(patientId, stamp, hertz(), leads, cut(signals, from, to));
            });
  }

  private static short[][] cut(short[][] signals, int from, int to) {
    return Arrays.stream(signals)
        .map(signal -> Arrays.copyOfRange(signal, from, to))
        .toArray(short[][]::new);
  }

  /** Time of a sample since the record began, us. */
  public static long microsOf(long sample, double hertz) {
    return Math.round(sample * MICROS_PER_SECOND / hertz);
  }

  /** The sample nearest to that time since the record began, us. */
  public static long sampleAt(long micros, double hertz) {
    return Math.round(micros * hertz / MICROS_PER_SECOND);
  }
}
