package io.lifesign.replay.wfdb;

import io.lifesign.clinical.ecg.Lead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes a record: a header, and its signals in format 16, interleaved in one file. */
public final class WfdbWriter {

  private WfdbWriter() {}

  /**
   * @param samples ADC values by lead, all of the same length
   */
  public static void write(
      Path folder, String name, double hertz, List<Lead> leads, short[][] samples)
      throws IOException {
    int length = samples.length == 0 ? 0 : samples[0].length;
    ByteBuffer bytes =
        ByteBuffer.allocate(2 * samples.length * length).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < length; i++) {
      for (short[] lead : samples) {
        bytes.putShort(lead[i]);
      }
    }
    Files.write(folder.resolve(name + ".dat"), bytes.array());
    List<String> header = new ArrayList<>();
    header.add(String.format(Locale.ROOT, "%s %d %s %d", name, leads.size(), hertz, length));
    for (int i = 0; i < leads.size(); i++) {
      header.add(line(name, leads.get(i), samples[i]));
    }
    Files.write(folder.resolve(name + ".hea"), header, StandardCharsets.ISO_8859_1);
  }

  private static String line(String name, Lead lead, short[] samples) {
    short checksum = 0;
    for (short sample : samples) {
      checksum += sample;
    }
    return String.format(
        Locale.ROOT,
        "%s.dat 16 %s(%d)/%s 16 0 %d %d 0 %s",
        name,
        lead.unitsPerMillivolt(),
        lead.baseline(),
        lead.kind() == Lead.Kind.ECG ? "mV" : "NU",
        samples.length == 0 ? 0 : samples[0],
        checksum,
        lead.name());
  }
}
