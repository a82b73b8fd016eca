package io.lifesign.streaming;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.Schema;

/** A registry on loopback that knows the schemas it is given, and counts how often it is asked. */
final class TestRegistry implements AutoCloseable {

  private final HttpServer server;
  private final Map<Integer, String> answers = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();

  TestRegistry() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/schemas/ids/",
        exchange -> {
          asked.incrementAndGet();
          String path = exchange.getRequestURI().getPath();
          int id = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
          String known = answers.get(id);
          byte[] answer =
              (known == null ? "{\"error_code\":40403,\"message\":\"Schema not found\"}" : known)
                  .getBytes(StandardCharsets.UTF_8);
          exchange
              .getResponseHeaders()
              .add("Content-Type", "application/vnd.schemaregistry.v1+json");
          exchange.sendResponseHeaders(known == null ? 404 : 200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  TestRegistry with(int id, Schema schema) {
    return answering(id, "{\"schema\":\"" + schema.toString().replace("\"", "\\\"") + "\"}");
  }

  /** Whatever it may answer. */
  TestRegistry answering(int id, String json) {
    answers.put(id, json);
    return this;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  int asked() {
    return asked.get();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
