package io.lifesign.lake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One file of DDL, applied once.
 *
 * @param name file name without suffix, for example {@code V001__device_records}
 */
public record Migration(String name, String text) {

  private static final Pattern NAME = Pattern.compile("V(\\d{3})__[a-z0-9_]+");

  public Migration {
    version(name);
  }

  /** The migrations of this release, in order. */
  public static List<Migration> released() {
    return SqlFiles.in("migrations").entrySet().stream()
        .map(file -> new Migration(file.getKey(), file.getValue()))
        .toList();
  }

  /** The number in a migration's name. */
  static int version(String name) {
    Matcher matcher = NAME.matcher(name);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("Migration " + name + ".sql is not named V001__what.sql");
    }
    return Integer.parseInt(matcher.group(1));
  }

  List<DdlStatement> statements() {
    return DdlParser.parse(name, text);
  }

  /** SHA-256 of the text, hexadecimal. */
  String checksum() {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha256.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
