package io.lifesign.local;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Stands before a registry that asks nobody, as sites do: TLS, a user and a password. */
final class GuardedRegistry implements AutoCloseable {

  static final String USER = "vitals-scoring";

  private final HttpsServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI behind;
  private final String password = Secrets.password();

  /**
   * @param behind the registry itself
   * @param host address to listen on, which the certificate may name or not
   */
  GuardedRegistry(URI behind, LocalCa.Store key, String host)
      throws IOException, GeneralSecurityException {
    this.behind = behind;
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(key.open(), key.password().toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keys.getKeyManagers(), null, null);
    server = HttpsServer.create(new InetSocketAddress(host, 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.setExecutor(threads);
    server
        .createContext("/", this::forward)
        .setAuthenticator(
            new BasicAuthenticator("registry") {
              @Override
              public boolean checkCredentials(String user, String given) {
                return user.equals(USER) && given.equals(password);
              }
            });
    server.start();
  }

  private void forward(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    if (type != null) {
      request.header("Content-Type", type);
    }
    try {
      HttpResponse<byte[]> answer =
          client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      answer
          .headers()
          .firstValue("Content-Type")
          .ifPresent(told -> exchange.getResponseHeaders().add("Content-Type", told));
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  /** The address of the registry's API. */
  String url(String path) {
    return "https://"
        + server.getAddress().getAddress().getHostAddress()
        + ":"
        + server.getAddress().getPort()
        + path;
  }

  /** A client file for the user, which trusts an authority and shows a password. */
  Path clientFile(Path folder, LocalCa.Store trust, String given) {
    Secrets.folder(folder);
    Secrets.write(folder.resolve("user.info"), USER + ":" + given);
    return Secrets.write(
        folder.resolve("client.properties"),
        """
        basic.auth.user.info=${directory:%s:user.info}
        ssl.truststore.type=PKCS12
        ssl.truststore.location=%s
        ssl.truststore.password=${directory:%s:%s}
        """
            .formatted(
                folder,
                trust.file(),
                trust.passwordFile().getParent(),
                trust.passwordFile().getFileName()));
  }

  String password() {
    return password;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
