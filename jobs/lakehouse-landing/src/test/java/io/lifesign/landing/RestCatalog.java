package io.lifesign.landing;

import io.lifesign.lake.LakeConfig;
import io.lifesign.restcatalog.RestCatalogMain;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Iceberg's REST catalog over a folder, on loopback, in a JVM of its own. */
final class RestCatalog implements AutoCloseable {

  private final Process process;
  private final String url;

  RestCatalog(Path folder) throws IOException {
    process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                classpath(),
                RestCatalogMain.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    url = out.readLine();
    if (url == null) {
      throw new IOException("The REST catalog did not start");
    }
  }

  /** How a job is told of it. */
  LakeConfig config() {
    return LakeConfig.of(Map.of("catalog.type", "rest", "catalog.uri", url));
  }

  private static String classpath() throws IOException {
    try (InputStream in = RestCatalogMain.class.getResourceAsStream("classpath.txt")) {
      Path own =
          Path.of(
              RestCatalogMain.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return own + File.pathSeparator + new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
