package io.lifesign.replay.wfdb;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the samples of a record, all of them, and checks their sums. */
final class SignalReader {

  private final Path folder;
  private final WfdbHeader header;
  private final short[][] samples;

  private SignalReader(Path folder, WfdbHeader header) {
    this.folder = folder;
    this.header = header;
    this.samples = new short[header.signals().size()][];
  }

  /** Samples by signal, missing ones marked as chunks mark them. */
  static short[][] read(Path folder, WfdbHeader header) {
    SignalReader reader = new SignalReader(folder, header);
    for (Map.Entry<String, List<Integer>> file : reader.signalsByFile().entrySet()) {
      reader.readFile(file.getKey(), file.getValue());
    }
    return reader.samples;
  }

  private Map<String, List<Integer>> signalsByFile() {
    Map<String, List<Integer>> byFile = new LinkedHashMap<>();
    for (int i = 0; i < samples.length; i++) {
      byFile.computeIfAbsent(header.signals().get(i).file(), name -> new ArrayList<>()).add(i);
    }
    return byFile;
  }

  private void readFile(String name, List<Integer> signals) {
    Path file =
        WfdbFiles.find(folder.resolve(name))
            .orElseThrow(() -> new WfdbException(name + ": there is no such file"));
    HeaderSignal first = header.signals().get(signals.get(0));
    for (int signal : signals) {
      HeaderSignal other = header.signals().get(signal);
      if (other.format() != first.format() || other.byteOffset() != first.byteOffset()) {
        throw WfdbException.in(file, "its signals differ in format or offset");
      }
    }
    byte[] bytes = WfdbFiles.bytes(file);
    int length = length(file, bytes, first, signals.size());
    for (int place = 0; place < signals.size(); place++) {
      int signal = signals.get(place);
      samples[signal] = new short[length];
      fill(file, bytes, signal, place, signals.size());
    }
  }

  private int length(Path file, byte[] bytes, HeaderSignal signal, int interleaved) {
    long available = bytes.length - (long) signal.byteOffset();
    if (header.samples() == 0) {
      return Math.toIntExact(signal.format().samplesIn(available) / interleaved);
    }
    if (signal.format().bytes(header.samples() * interleaved) > available) {
      throw WfdbException.atByte(
          file, bytes.length, "it ends before the " + header.samples() + " samples of its header");
    }
    return Math.toIntExact(header.samples());
  }

  private void fill(Path file, byte[] bytes, int signal, int place, int interleaved) {
    HeaderSignal described = header.signals().get(signal);
    SampleFormat format = described.format();
    short[] into = samples[signal];
    int sum = 0;
    for (int i = 0; i < into.length; i++) {
      int sample = format.sample(bytes, described.byteOffset(), i * interleaved + place);
      sum += sample;
      into[i] = format.carried(sample);
    }
    if (described.checksum().isPresent()
        && (short) described.checksum().getAsInt() != (short) sum) {
      throw WfdbException.in(
          file,
          "the checksum of signal "
              + signal
              + " is "
              + (short) sum
              + ", the header says "
              + described.checksum().getAsInt());
    }
  }
}
