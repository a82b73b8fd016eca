package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;

final class LiveHeapTest {

  private static final int MEGABYTE = 1_048_576;

  @Test
  void whatIsHeldCountsAndWhatIsDroppedDoesNotThoughACompressorRuns() throws Exception {
    Process holder =
        new ProcessBuilder(
                List.of(
                    ChildJvm.java(),
                    "-XX:+UseG1GC",
                    "-Xmx512m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Holder.class.getName()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      double before = tell(holder, '0');
      double with = tell(holder, '2');
      double after = tell(holder, '0');
      assertThat(with - before).isBetween(18.0, 22.0);
      assertThat(after - before).isBetween(-2.0, 2.0);
    } finally {
      holder.destroyForcibly().waitFor();
    }
    assertThat(LiveHeap.megabytes(holder.pid())).isEmpty();
  }

  @Test
  void anAnswerWithoutATotalHasNone() {
    assertThat(LiveHeap.total(" num  #instances  #bytes  class name")).isEmpty();
    assertThat(LiveHeap.total("Total   12   2097152\n")).hasValue(2.0);
  }

  private static double tell(Process holder, char tensOfMegabytes)
      throws IOException, InterruptedException {
    OutputStream orders = holder.getOutputStream();
    orders.write(tensOfMegabytes);
    orders.flush();
    new BufferedReader(new InputStreamReader(holder.getInputStream(), StandardCharsets.UTF_8))
        .readLine();
    return LiveHeap.megabytes(holder.pid()).orElseThrow();
  }

  /**
   * Holds as many times ten megabytes as it was last told, while another thread is nearly always in
   * native code that holds an array.
   */
  static final class Holder {

    private static byte[] held = new byte[0];

    public static void main(String[] args) throws IOException {
      Thread compressor = new Thread(Holder::compress, "compressor");
      compressor.setDaemon(true);
      compressor.start();
      for (int order = System.in.read(); order >= 0; order = System.in.read()) {
        held = new byte[Character.digit(order, 10) * 10 * MEGABYTE];
        System.out.println("holds " + held.length);
      }
    }

    private static void compress() {
      byte[] plain = new byte[8 * MEGABYTE];
      for (int i = 0; i < plain.length; i++) {
        plain[i] = (byte) (i * i >>> 7);
      }
      byte[] packed = new byte[MEGABYTE];
      while (true) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        deflater.setInput(plain);
        deflater.finish();
        while (!deflater.finished()) {
          deflater.deflate(packed);
        }
        deflater.end();
      }
    }
  }
}
