package io.lifesign.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate authority of one stack, made anew at each start by the JDK's keytool. Its key stays
 * in the folder, and is good for nothing once the stack has ended: nobody else trusts it.
 */
final class LocalCa {

  /** A PKCS#12 store and the file that holds its password. */
  record Store(Path file, Path passwordFile) {

    String password() {
      try {
        return Files.readString(passwordFile, StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    KeyStore open() throws GeneralSecurityException, IOException {
      KeyStore store = KeyStore.getInstance("PKCS12");
      try (InputStream bytes = Files.newInputStream(file)) {
        store.load(bytes, password().toCharArray());
      }
      return store;
    }
  }

  /** Name of the store that holds what one must trust. */
  static final String TRUST = "trust";

  private static final String CA = "ca";
  private static final String PASSWORD = "store-password";
  private static final String VALID_DAYS = "397";

  private final Path folder;
  private final Store authority;
  private final Store trust;

  private LocalCa(Path folder) {
    this.folder = folder;
    this.authority = store(folder, "authority");
    this.trust = store(folder, TRUST);
  }

  /** Makes the authority in a folder of its own. */
  static LocalCa make(Path folder) throws InterruptedException {
    LocalCa ca = new LocalCa(Secrets.folder(folder));
    Secrets.write(ca.authority.passwordFile(), Secrets.password());
    ca.generate(CA, List.of("-ext", "bc:c"));
    ca.copy(CA, ca.trust, true);
    return ca;
  }

  /** A store that an authority has made in a folder, by name. */
  static Store store(Path folder, String name) {
    return new Store(folder.resolve(name + ".p12"), folder.resolve(PASSWORD));
  }

  /** What one must trust to talk to those whom this authority vouches for. */
  Store trust() {
    return trust;
  }

  /**
   * Key and certificate of somebody on this machine.
   *
   * @param name CN of the certificate
   */
  Store issue(String name) throws InterruptedException {
    generate(name, List.of("-signer", CA, "-ext", "san=ip:127.0.0.1,dns:localhost"));
    Store store = store(folder, name);
    copy(name, store, false);
    return store;
  }

  private void generate(String alias, List<String> more) throws InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    line.addAll(List.of("-genkeypair", "-alias", alias, "-dname", "CN=" + alias));
    line.addAll(List.of("-keyalg", "RSA", "-keysize", "2048", "-validity", VALID_DAYS));
    line.addAll(List.of("-storetype", "PKCS12", "-keystore", authority.file().toString()));
    line.addAll(List.of("-storepass:file", authority.passwordFile().toString()));
    line.addAll(more);
    try {
      Process keytool = new ProcessBuilder(line).redirectErrorStream(true).start();
      String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (keytool.waitFor() != 0) {
        throw new Refusal("keytool makes no certificate: " + said.strip());
      }
    } catch (IOException e) {
      throw new Refusal("keytool of the JDK cannot be run.", e);
    }
    Secrets.keep(authority.file());
  }

  private void copy(String alias, Store to, boolean certificateOnly) {
    try {
      KeyStore from = authority.open();
      char[] password = authority.password().toCharArray();
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      if (certificateOnly) {
        store.setCertificateEntry(alias, from.getCertificate(alias));
      } else {
        store.setKeyEntry(
            alias, from.getKey(alias, password), password, from.getCertificateChain(alias));
      }
      Secrets.write(to.file(), "");
      try (OutputStream bytes = Files.newOutputStream(to.file())) {
        store.store(bytes, password);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
