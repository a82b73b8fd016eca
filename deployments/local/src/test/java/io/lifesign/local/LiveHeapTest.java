package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LiveHeapTest {

  private static final int MEGABYTE = 1_048_576;

  @Test
  void whatIsHeldCountsAndWhatIsDroppedDoesNot() throws InterruptedException {
    long self = ProcessHandle.current().pid();
    double before = LiveHeap.megabytes(self).orElseThrow();
    byte[] held = new byte[20 * MEGABYTE];
    double with = LiveHeap.megabytes(self).orElseThrow();
    held[0] = 1;
    held = new byte[1];
    double after = LiveHeap.megabytes(self).orElseThrow();
    assertThat(with - before).isBetween(18.0, 22.0);
    assertThat(after - before).isBetween(-2.0, 2.0);
    assertThat(held).hasSize(1);
  }

  @Test
  void aProcessThatIsNotThereHasNone() throws InterruptedException {
    assertThat(LiveHeap.megabytes(Long.MAX_VALUE)).isEmpty();
  }

  @Test
  void anAnswerWithoutATotalHasNone() {
    assertThat(LiveHeap.total(" num  #instances  #bytes  class name")).isEmpty();
    assertThat(LiveHeap.total("Total   12   2097152\n")).hasValue(2.0);
  }
}
