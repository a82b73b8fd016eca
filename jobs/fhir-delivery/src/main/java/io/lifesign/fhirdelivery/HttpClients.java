package io.lifesign.fhirdelivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import nl.altindag.ssl.SSLFactory;
import nl.altindag.ssl.pem.util.PemUtils;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;

/** HTTP clients with their timeouts, keys and trusted authorities. */
final class HttpClients {

  private HttpClients() {}

  /**
   * @throws IllegalArgumentException naming a file that holds no key or certificate
   */
  static CloseableHttpClient of(DeliverySettings settings) {
    RequestConfig timeouts =
        RequestConfig.custom()
            .setConnectTimeout(millis(settings.connectTimeout()))
            .setConnectionRequestTimeout(millis(settings.connectTimeout()))
            .setSocketTimeout(millis(settings.responseTimeout()))
            .build();
    HttpClientBuilder client =
        HttpClientBuilder.create()
            .setDefaultRequestConfig(timeouts)
            // what is tried again is the courier's to say
            .disableAutomaticRetries()
            .disableCookieManagement();
    if (settings.url().startsWith("https:")) {
      SSLFactory tls = tls(settings.credentials());
      client.setSSLContext(tls.getSslContext()).setSSLHostnameVerifier(tls.getHostnameVerifier());
    }
    return client.build();
  }

  private static SSLFactory tls(DeliverySettings.Credentials credentials) {
    SSLFactory.Builder tls = SSLFactory.builder();
    if (credentials.trustedFile() == null) {
      tls.withDefaultTrustMaterial();
    } else {
      tls.withTrustMaterial(PemUtils.loadTrustMaterial(readable(credentials.trustedFile())));
    }
    if (credentials.certificateFile() != null) {
      tls.withIdentityMaterial(
          PemUtils.loadIdentityMaterial(
              readable(credentials.certificateFile()), readable(credentials.keyFile())));
    }
    if (credentials.keyStoreFile() != null) {
      tls.withIdentityMaterial(
          readable(credentials.keyStoreFile()),
          SecretFile.read(credentials.passwordFile()).toCharArray(),
          "PKCS12");
    }
    return tls.build();
  }

  private static Path readable(String file) {
    Path path = Path.of(file);
    if (!Files.isReadable(path)) {
      throw new UncheckedIOException(new IOException("The file " + file + " cannot be read"));
    }
    return path;
  }

  private static int millis(Duration duration) {
    return (int) Math.min(Integer.MAX_VALUE, duration.toMillis());
  }
}
