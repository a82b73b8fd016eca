package io.lifesign.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JobManager and a TaskManager that know each other, and take jobs from one caller only. */
class FlinkAccessTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir static Path folder;
  private static Path stack;
  private static ClusterOptions options;
  private static int rpcPort;
  private static ChildJvm jobManager;
  private static ChildJvm taskManager;
  private static ClusterRest caller;

  @BeforeAll
  static void start() throws InterruptedException {
    Ports ports = Ports.choose(Ports.ANY, Ports.ANY, Ports.ANY, Ports.ANY);
    rpcPort = ports.kafka();
    stack = Folders.fresh(folder.resolve("cluster"));
    LocalSettings settings =
        LocalSettings.loadCluster()
            .with(Map.of("jobmanager.rpc.port", Integer.toString(rpcPort)))
            .with(FlinkCertificates.make(stack));
    options =
        new ClusterOptions(
            new StackOptions(Installation.own(), stack, ports, settings), 1, Optional.empty());
    ClusterConfiguration.write(options);
    FlinkProcesses processes = new FlinkProcesses(options);
    jobManager = processes.jobManager();
    taskManager = processes.taskManager("taskmanager-1");
    caller = new ClusterRest(url(""), Http.clientOf(stack));
    Await.until(
        "the TaskManager to find the JobManager", PATIENCE, () -> caller.taskManagers() == 1);
  }

  private static String url(String path) {
    return "https://127.0.0.1:" + options.stack().ports().flink() + path;
  }

  @AfterAll
  static void stop() {
    taskManager.close();
    jobManager.close();
  }

  @Test
  void whoHasTheCertificateRunsAJob() throws Exception {
    String jar = caller.upload(jar());
    ObjectNode run = new ObjectMapper().createObjectNode();
    run.put("entryClass", CountingJob.class.getName());
    run.put("parallelism", 1);

    String job = caller.run(jar, run);

    Await.until("the job to end", PATIENCE, () -> caller.state(job).equals("FINISHED"));
  }

  @Test
  void nobodyElseUploadsOrRunsAJobOrLooks() throws Exception {
    String jar = caller.upload(jar());
    LocalCa other = LocalCa.make(folder.resolve("other"));
    LocalCa.Store forged = other.issue("caller");
    LocalCa.Store trust = LocalCa.store(stack.resolve("security/rest"), LocalCa.TRUST);

    for (HttpClient stranger : new HttpClient[] {client(null, trust), client(forged, trust)}) {
      for (HttpRequest.Builder request :
          new HttpRequest.Builder[] {
            HttpRequest.newBuilder(URI.create(url("/jars/upload")))
                .header("Content-Type", "multipart/form-data; boundary=x")
                .POST(HttpRequest.BodyPublishers.ofFile(jar())),
            HttpRequest.newBuilder(URI.create(url("/jars/" + jar + "/run")))
                .POST(HttpRequest.BodyPublishers.ofString("{}")),
            HttpRequest.newBuilder(URI.create(url("/overview"))).GET()
          }) {
        assertThatThrownBy(() -> stranger.send(request.build(), discarding()))
            .isInstanceOf(IOException.class)
            .hasStackTraceContaining("SSL");
      }
    }
  }

  @Test
  void plainTextIsNotUnderstood() {
    assertThat(Http.answers(url("/overview").replace("https", "http"))).isFalse();
  }

  @Test
  void theProcessesTakeNobodyWithoutTheirCertificate() throws Exception {
    LocalCa.Store trust = LocalCa.store(stack.resolve("security/internal"), LocalCa.TRUST);
    // who may speak to the web interface is no process of the cluster
    LocalCa.Store web = LocalCa.store(stack.resolve("security/rest"), "caller");

    for (LocalCa.Store key : new LocalCa.Store[] {null, web}) {
      // told so, or hung up on, whichever comes first
      assertThatThrownBy(() -> shakeHands(context(key, trust))).isInstanceOf(IOException.class);
    }
    LocalCa.Store own = LocalCa.store(stack.resolve("security/internal"), "process");
    shakeHands(context(own, trust));
  }

  private static void shakeHands(SSLContext context) throws IOException {
    try (SSLSocket socket =
        (SSLSocket)
            context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), rpcPort)) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"}); // refusals come before its end
      socket.startHandshake();
    }
  }

  @Test
  void thePasswordsAreInTheOwnersFilesOnlyAndInNoLog() throws IOException {
    Path configuration = options.configuration().resolve("config.yaml");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(configuration)))
        .isEqualTo("rw-------");
    for (String authority : new String[] {"internal", "rest"}) {
      String password =
          LocalCa.store(stack.resolve("security").resolve(authority), "ca").password();
      try (var logs = Files.list(options.stack().logs())) {
        for (Path log : logs.toList()) {
          assertThat(Files.readString(log)).as(log.toString()).doesNotContain(password);
        }
      }
    }
  }

  private static HttpResponse.BodyHandler<Void> discarding() {
    return HttpResponse.BodyHandlers.discarding();
  }

  private static HttpClient client(LocalCa.Store key, LocalCa.Store trust) throws Exception {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .sslContext(context(key, trust))
        .build();
  }

  private static SSLContext context(LocalCa.Store key, LocalCa.Store trust)
      throws GeneralSecurityException, IOException {
    KeyManager[] shown = null;
    if (key != null) {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(key.open(), key.password().toCharArray());
      shown = keys.getKeyManagers();
    }
    KeyStore authorities = trust.open();
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(authorities);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(shown, trusted.getTrustManagers(), null);
    return context;
  }

  /** The one class of the job: all that it needs the cluster has. */
  private static Path jar() throws IOException {
    Path jar = folder.resolve("counting.jar");
    String name = CountingJob.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
        InputStream bytes = CountingJob.class.getClassLoader().getResourceAsStream(name)) {
      out.putNextEntry(new JarEntry(name));
      bytes.transferTo(out);
    }
    return jar;
  }
}
