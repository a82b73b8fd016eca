package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ParentWatchTest {

  /** Would wait for ever. */
  static final class Sleeper {
    public static void main(String[] args) throws InterruptedException {
      new java.util.concurrent.CountDownLatch(1).await();
    }
  }

  @Test
  void theChildEndsWhenItsParentIsGone() throws IOException, InterruptedException {
    Process child =
        new ProcessBuilder(
                ChildJvm.java(),
                "-cp",
                System.getProperty("java.class.path"),
                ParentWatch.class.getName(),
                Sleeper.class.getName())
            .start();
    assertThat(child.waitFor(500, TimeUnit.MILLISECONDS)).isFalse();

    child.getOutputStream().close(); // as the kernel does when the parent dies

    assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }
}
