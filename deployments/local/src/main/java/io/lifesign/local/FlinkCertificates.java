package io.lifesign.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The certificates of a cluster: of one authority those by which its processes know each other, of
 * another those of its web interface and of whoever may speak to it.
 */
final class FlinkCertificates {

  private static final String FOLDER = "security";
  private static final String CALLER = "caller";
  private static final String PKCS12 = "PKCS12";

  private FlinkCertificates() {}

  /**
   * Makes them in a stack's folder.
   *
   * @return Flink's settings that name them
   */
  static Map<String, String> make(Path stack) throws InterruptedException {
    Path folder = Secrets.folder(stack.resolve(FOLDER));
    Map<String, String> settings = new LinkedHashMap<>();
    LocalCa internal = LocalCa.make(folder.resolve("internal"));
    add(settings, "security.ssl.internal.", internal.issue("process"), internal.trust());
    LocalCa rest = LocalCa.make(folder.resolve("rest"));
    add(settings, "security.ssl.rest.", rest.issue("web"), rest.trust());
    settings.put("security.ssl.rest.authentication-enabled", "true");
    rest.issue(CALLER);
    return settings;
  }

  private static void add(
      Map<String, String> settings, String prefix, LocalCa.Store key, LocalCa.Store trust) {
    settings.put(prefix + "enabled", "true");
    settings.put(prefix + "keystore", key.file().toString());
    settings.put(prefix + "keystore-type", PKCS12);
    settings.put(prefix + "keystore-password", key.password());
    settings.put(prefix + "key-password", key.password());
    settings.put(prefix + "truststore", trust.file().toString());
    settings.put(prefix + "truststore-type", PKCS12);
    settings.put(prefix + "truststore-password", trust.password());
  }

  /** What a caller of the web interface of that stack shows, if it is to show anything. */
  static Optional<SSLContext> caller(Path stack) {
    Path folder = stack.resolve(FOLDER).resolve("rest");
    return Files.isDirectory(folder)
        ? Optional.of(context(LocalCa.store(folder, CALLER), LocalCa.store(folder, LocalCa.TRUST)))
        : Optional.empty();
  }

  private static SSLContext context(LocalCa.Store key, LocalCa.Store trust) {
    try {
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(key.open(), key.password().toCharArray());
      TrustManagerFactory trusted =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trusted.init(trust.open());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), trusted.getTrustManagers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
