package io.lifesign.landing;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.avro.Schema;

/**
 * A registry that knows the catalogue's schemas, the id of a topic's is its place there, from 1;
 * and what a test registers besides.
 */
final class TestRegistry implements AutoCloseable {

  private static final List<Topic> TOPICS = Catalogue.load().topics();
  private static final String NOT_FOUND = "{\"error_code\":40403,\"message\":\"Schema not found\"}";

  private final HttpServer server;
  private final List<Schema> schemas = new CopyOnWriteArrayList<>();

  TestRegistry() throws IOException {
    TOPICS.forEach(topic -> schemas.add(topic.schema()));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/schemas/ids/", this::answer);
    server.start();
  }

  static int id(String topic) {
    return TOPICS.indexOf(Catalogue.load().topic(topic)) + 1;
  }

  /** The id of one more schema. */
  int register(Schema schema) {
    schemas.add(schema);
    return schemas.size();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    int id = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
    boolean known = id >= 1 && id <= schemas.size();
    byte[] body =
        (known
                ? new ObjectMapper()
                    .writeValueAsString(Map.of("schema", schemas.get(id - 1).toString()))
                : NOT_FOUND)
            .getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/vnd.schemaregistry.v1+json");
    exchange.sendResponseHeaders(known ? 200 : 404, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
