package io.lifesign.lake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.ColDefinitionContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.ColDefinitionListContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.ColDefinitionOptionContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.CommentSpecContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.ComplexColTypeContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.ComplexDataTypeContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.DataTypeContext;

/**
 * Spark's column definitions as Iceberg's, by the type mapping that Iceberg documents for Spark.
 */
final class DdlTypes {

  private final DdlSource source;
  private int lastId;

  DdlTypes(DdlSource source) {
    this.source = source;
  }

  /** Field ids are provisional: Iceberg gives out its own when it creates the table. */
  Schema schema(ColDefinitionListContext columns) {
    lastId = 0;
    return new Schema(columns.colDefinition().stream().map(this::column).toList());
  }

  /** A column for a table that is there. */
  NestedField added(String name, DataTypeContext type, String comment) {
    lastId = 0;
    return field(name, true, type(type), comment);
  }

  private NestedField column(ColDefinitionContext column) {
    boolean optional = true;
    String comment = null;
    for (ColDefinitionOptionContext option : column.colDefinitionOption()) {
      if (option.errorCapturingNot() != null) {
        optional = false;
      } else if (option.commentSpec() != null) {
        comment = comment(option.commentSpec());
      } else {
        throw source.refusal(option.getStart(), "of a column only NOT NULL and COMMENT are known");
      }
    }
    String name = DdlSource.name(column.colName.getText());
    return field(name, optional, type(column.dataType()), comment);
  }

  private NestedField nested(ComplexColTypeContext field) {
    source.require(field.NULL() == null, field.getStart(), "nested fields are nullable, see V001");
    String name = DdlSource.name(field.errorCapturingIdentifier().getText());
    return field(name, true, type(field.dataType()), comment(field.commentSpec()));
  }

  private NestedField field(String name, boolean optional, Type type, String comment) {
    int id = ++lastId;
    return optional
        ? NestedField.optional(id, name, type, comment)
        : NestedField.required(id, name, type, comment);
  }

  private Type type(DataTypeContext type) {
    if (type instanceof ComplexDataTypeContext complex) {
      if (complex.ARRAY() != null) {
        Type element = type(complex.dataType(0));
        return Types.ListType.ofOptional(++lastId, element);
      }
      if (complex.STRUCT() != null && complex.complexColTypeList() != null) {
        List<NestedField> fields = new ArrayList<>();
        complex.complexColTypeList().complexColType().forEach(field -> fields.add(nested(field)));
        return Types.StructType.of(fields);
      }
      throw source.refusal(type.getStart(), "of nested types only ARRAY and STRUCT are known");
    }
    return switch (type.getText().toUpperCase(Locale.ROOT)) {
      case "STRING" -> Types.StringType.get();
      case "BOOLEAN" -> Types.BooleanType.get();
      case "INT" -> Types.IntegerType.get();
      case "BIGINT" -> Types.LongType.get();
      case "DOUBLE" -> Types.DoubleType.get();
      case "BINARY" -> Types.BinaryType.get();
      case "TIMESTAMP" -> Types.TimestampType.withZone();
      default -> throw source.refusal(type.getStart(), "type " + type.getText() + " is not known");
    };
  }

  private static String comment(CommentSpecContext comment) {
    return comment == null ? null : DdlSource.text(comment.stringLit());
  }
}
