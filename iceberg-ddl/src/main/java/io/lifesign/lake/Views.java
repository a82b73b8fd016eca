package io.lifesign.lake;

import java.util.SortedMap;

/** The views of {@code iceberg-ddl/views}: SELECTs that Flink and Spark both understand. */
public final class Views {

  private Views() {}

  /** Queries by name of the view, in an order in which each uses only tables and earlier ones. */
  public static SortedMap<String, String> all() {
    return SqlFiles.in("views"); // a view may use those before it in the alphabet
  }
}
