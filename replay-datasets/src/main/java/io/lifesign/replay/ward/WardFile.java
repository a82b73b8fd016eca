package io.lifesign.replay.ward;

import io.lifesign.replay.Arrival;
import io.lifesign.replay.Dataset;
import io.lifesign.replay.RecordedDataset;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The bundled ward: one arrival a line, gzipped. */
public final class WardFile {

  static final String RESOURCE = "/ward/ward.jsonl.gz";

  private WardFile() {}

  /** The ward that is bundled with this module. */
  public static Dataset open() {
    try (BufferedReader lines = bundled()) {
      List<Arrival> arrivals = new ArrayList<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        arrivals.add(ArrivalLine.read(line));
      }
      return new RecordedDataset(
          "ward", "our own generated ward, 24 h from " + WardTime.START, arrivals, List.of());
    } catch (IOException e) {
      throw new UncheckedIOException("the bundled ward cannot be read", e);
    }
  }

  static BufferedReader bundled() throws IOException {
    InputStream file = WardFile.class.getResourceAsStream(RESOURCE);
    if (file == null) {
      throw new IOException("no resource " + RESOURCE);
    }
    return new BufferedReader(
        new InputStreamReader(new GZIPInputStream(file), StandardCharsets.UTF_8));
  }

  /** Writes the ward anew: {@code WardFile replay-datasets/ward/ward.jsonl.gz}. */
  public static void main(String[] args) throws IOException {
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(Path.of(args[0]))),
                StandardCharsets.UTF_8))) {
      for (Arrival arrival : WardGenerator.arrivals()) {
        out.write(ArrivalLine.write(arrival));
        out.write('\n');
      }
    }
  }
}
