package io.lifesign.lake;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which Iceberg catalog holds the lake.
 *
 * @param catalogImpl class of the Iceberg catalog
 * @param properties the catalog's own properties; may hold secrets and so is never printed
 * @param keyFolder where the keys of sealed columns lie, for whoever opens the lake; null if it
 *     seals nothing and opens nothing
 */
public record LakeConfig(String catalogImpl, SortedMap<String, String> properties, String keyFolder)
    implements Serializable {

  /** Every setting of the lake begins so; what follows is handed to the catalog as it is. */
  public static final String PREFIX = "catalog.";

  private static final String TYPE = PREFIX + "type";
  private static final String JDBC = "jdbc";

  private static final Map<String, String> IMPL_BY_TYPE =
      Map.of(
          JDBC,
          "org.apache.iceberg.jdbc.JdbcCatalog",
          "rest",
          "org.apache.iceberg.rest.RESTCatalog",
          "hive",
          "org.apache.iceberg.hive.HiveCatalog",
          "glue",
          "org.apache.iceberg.aws.glue.GlueCatalog",
          "hadoop",
          "org.apache.iceberg.hadoop.HadoopCatalog");

  public LakeConfig {
    properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
  }

  /** A catalog without keys. */
  public LakeConfig(String catalogImpl, SortedMap<String, String> properties) {
    this(catalogImpl, properties, null);
  }

  /** The same with keys; a null folder is none. */
  public LakeConfig withKeys(String folder) {
    return new LakeConfig(catalogImpl, properties, folder);
  }

  /** The embedded default: a SQLite catalog and the tables in one local folder. */
  public static LakeConfig embedded(Path folder) {
    return of(embeddedSettings(folder));
  }

  /** The same as settings, for a job that is started elsewhere. */
  public static Map<String, String> embeddedSettings(Path folder) {
    Path absolute = folder.toAbsolutePath().normalize();
    return Map.of(
        TYPE,
        JDBC,
        PREFIX + "uri",
        EmbeddedCatalog.SCHEME + EmbeddedCatalog.file(absolute),
        PREFIX + "warehouse",
        absolute.toString());
  }

  /**
   * The catalog that settings {@code catalog.type}, {@code catalog.uri}, {@code catalog.warehouse}
   * and any further {@code catalog.*} describe.
   *
   * @throws IllegalArgumentException naming the setting that is missing, unknown or not of the lake
   */
  public static LakeConfig of(Map<String, String> settings) {
    SortedMap<String, String> properties = new TreeMap<>();
    settings.forEach(
        (key, value) -> {
          if (!key.startsWith(PREFIX)) {
            throw new IllegalArgumentException("Setting " + key + " is none of the lake's");
          }
          properties.put(key.substring(PREFIX.length()), value);
        });
    String type = properties.remove("type");
    if (type == null) {
      throw new IllegalArgumentException("Missing required setting --" + TYPE);
    }
    String impl = IMPL_BY_TYPE.get(type);
    if (impl == null) {
      throw new IllegalArgumentException(
          "Setting --"
              + TYPE
              + ": "
              + type
              + " is none of "
              + new TreeMap<>(IMPL_BY_TYPE).keySet());
    }
    if (type.equals(JDBC)
        && properties.getOrDefault("uri", "").startsWith(EmbeddedCatalog.SCHEME)) {
      return new LakeConfig(impl, EmbeddedCatalog.complete(properties));
    }
    return new LakeConfig(impl, properties);
  }

  /** Names the catalog and which properties it was given, never their values. */
  @Override
  public String toString() {
    return "LakeConfig[" + catalogImpl + ", " + properties.keySet() + "]";
  }
}
