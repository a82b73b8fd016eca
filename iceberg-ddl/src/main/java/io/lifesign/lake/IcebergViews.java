package io.lifesign.lake;

import java.util.List;
import org.apache.flink.table.catalog.ResolvedSchema;
import org.apache.iceberg.Schema;
import org.apache.iceberg.flink.FlinkSchemaUtil;
import org.apache.iceberg.types.Types.NestedField;

/**
 * The views of {@code iceberg-ddl/views} in the catalog itself, where Spark finds them by name. Our
 * own session does without: Iceberg's Flink catalog reads no views.
 */
public final class IcebergViews {

  private IcebergViews() {}

  /**
   * Registers every view, in place of what a release before registered under its name.
   *
   * @return their names
   * @throws QueryRefused if there is no lake, or its catalog knows no views
   */
  public static List<String> register(LakeConfig config) {
    try (SqlSession session = SqlSession.open(config);
        Lake lake = Lake.existing(config)) {
      Views.all().forEach((name, query) -> lake.view(name, query, columns(session.schema(name))));
    }
    return List.copyOf(Views.all().keySet());
  }

  /** All of them optional: what engines take to be never null differs. */
  private static Schema columns(ResolvedSchema schema) {
    return new Schema(
        FlinkSchemaUtil.convert(schema).columns().stream().map(NestedField::asOptional).toList());
  }
}
