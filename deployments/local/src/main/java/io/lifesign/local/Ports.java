package io.lifesign.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/**
 * The loopback ports of a stack.
 *
 * @param controller the broker's own, spoken by nobody else
 */
record Ports(int kafka, int controller, int registry, int flink, int fhir) {

  /** Asks for a free port. */
  static final int ANY = 0;

  /**
   * Takes the ports asked for, and free ones for {@link #ANY}.
   *
   * @throws Refusal if a port asked for is in use
   */
  static Ports choose(int kafka, int registry, int flink, int fhir) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      return new Ports(
          hold(kafka, "--kafka-port", held),
          hold(ANY, "", held),
          hold(registry, "--registry-port", held),
          hold(flink, "--flink-port", held),
          hold(fhir, "--fhir-port", held));
    } finally {
      held.forEach(Ports::release);
    }
  }

  /**
   * Passes a port that nobody listens on.
   *
   * @throws Refusal naming the option if it is in use
   */
  static void requireFree(int port, String option) {
    List<ServerSocket> held = new ArrayList<>();
    try {
      hold(port, option, held);
    } finally {
      held.forEach(Ports::release);
    }
  }

  private static int hold(int port, String option, List<ServerSocket> held) {
    try {
      ServerSocket socket = new ServerSocket();
      held.add(socket);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new Refusal("Port " + port + " is in use: choose another with " + option + ".", e);
    }
  }

  private static void release(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
