package io.lifesign.local;

import java.io.IOException;
import java.util.Arrays;

/**
 * Runs another main class for as long as the parent process lives. The parent holds the other end
 * of standard input: the kernel closes it however the parent dies, also by {@code kill -9}.
 */
public final class ParentWatch {

  private ParentWatch() {}

  /**
   * Runs a main class under watch.
   *
   * @param args the main class, then its arguments
   */
  public static void main(String[] args) throws ReflectiveOperationException {
    Thread watch = new Thread(ParentWatch::haltWithParent, "parent-watch");
    watch.setDaemon(true);
    watch.start();
    Class.forName(args[0])
        .getMethod("main", String[].class)
        .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
  }

  private static void haltWithParent() {
    try {
      while (System.in.read() >= 0) {
        // the parent never writes: only the end of the stream matters
      }
    } catch (IOException e) {
      // a broken pipe is the same news
    }
    Runtime.getRuntime().halt(1);
  }
}
