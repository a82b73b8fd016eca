package io.lifesign.lake;

import io.lifesign.lake.DdlStatement.AddColumn;
import io.lifesign.lake.DdlStatement.CreateTable;
import io.lifesign.lake.DdlStatement.Transform;
import io.lifesign.lake.DdlStatement.WriteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.spark.sql.catalyst.parser.SqlBaseLexer;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.AddTableColumnsContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.ApplyTransformContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.CreateTableClausesContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.CreateTableContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.PartitionFieldContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.PartitionTransformContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.PropertyContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.StatementContext;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.TransformArgumentContext;

/**
 * Reads a migration with Spark's own grammar and takes from it {@code CREATE TABLE IF NOT EXISTS},
 * {@code ALTER TABLE ... ADD COLUMN} and Iceberg's {@code ALTER TABLE ... WRITE ORDERED BY};
 * anything else is refused by file and line.
 */
final class DdlParser {

  /** ALTER TABLE NAMESPACE . TABLE come before it. */
  private static final int AFTER_TABLE_NAME = 6;

  private final DdlSource source;
  private final CommonTokenStream tokens;
  private final SqlBaseParser parser;
  private final DdlTypes types;

  private DdlParser(DdlSource source) {
    this.source = source;
    SqlBaseLexer lexer =
        new SqlBaseLexer(new UpperCaseStream(CharStreams.fromString(source.text())));
    tokens = new CommonTokenStream(lexer);
    parser = new SqlBaseParser(tokens);
    types = new DdlTypes(source);
    lexer.removeErrorListeners();
    lexer.addErrorListener(new Refuse());
    parser.removeErrorListeners();
    parser.addErrorListener(new Refuse());
  }

  /**
   * The statements of a file.
   *
   * @param file name of the file, for messages
   * @throws IllegalArgumentException naming file and line of the first thing that is not understood
   */
  static List<DdlStatement> parse(String file, String text) {
    return new DdlParser(new DdlSource(file, text)).statements();
  }

  private List<DdlStatement> statements() {
    List<DdlStatement> statements = new ArrayList<>();
    while (tokens.LA(1) != Token.EOF) {
      statements.add(
          tokens.LA(1) == SqlBaseLexer.ALTER && tokens.LA(AFTER_TABLE_NAME) != SqlBaseLexer.ADD
              ? writeOrder()
              : statement(parser.statement()));
      expect(SqlBaseLexer.SEMICOLON, "';'");
    }
    return statements;
  }

  private DdlStatement statement(StatementContext statement) {
    if (statement instanceof CreateTableContext create) {
      return createTable(create);
    }
    if (statement instanceof AddTableColumnsContext add) {
      return addColumn(add);
    }
    throw source.refusal(statement.getStart(), "only CREATE TABLE and ALTER TABLE are known");
  }

  private AddColumn addColumn(AddTableColumnsContext add) {
    var columns = add.columns.qualifiedColTypeWithPosition();
    source.require(columns.size() == 1, add.getStart(), "ADD COLUMN adds one column at a time");
    var column = columns.get(0);
    String after = null;
    String comment = null;
    for (var descriptor : column.colDefinitionDescriptorWithPosition()) {
      source.require(
          descriptor.errorCapturingNot() == null && descriptor.defaultExpression() == null,
          descriptor.getStart(),
          "a column that is added is nullable");
      if (descriptor.commentSpec() != null) {
        comment = DdlSource.text(descriptor.commentSpec().stringLit());
      } else if (descriptor.colPosition() != null) {
        source.require(
            descriptor.colPosition().AFTER() != null, descriptor.getStart(), "only AFTER is known");
        after = DdlSource.name(descriptor.colPosition().afterCol.getText());
      }
    }
    return new AddColumn(
        identifier(add.identifierReference().getText(), add.getStart()),
        types.added(DdlSource.name(column.name.getText()), column.dataType(), comment),
        after);
  }

  private CreateTable createTable(CreateTableContext create) {
    var header = create.createTableHeader();
    source.require(header.IF() != null, header.getStart(), "CREATE TABLE needs IF NOT EXISTS");
    source.refuse(header.TEMPORARY(), "TEMPORARY");
    source.refuse(header.EXTERNAL(), "EXTERNAL");
    source.refuse(create.AS(), "AS SELECT");
    source.require(
        create.tableProvider() != null
            && create.tableProvider().multipartIdentifier().getText().equalsIgnoreCase("iceberg"),
        create.getStart(),
        "CREATE TABLE needs USING iceberg");
    source.require(create.colDefinitionList() != null, create.getStart(), "columns are missing");
    CreateTableClausesContext clauses = create.createTableClauses();
    source.require(
        clauses.OPTIONS().isEmpty()
            && clauses.bucketSpec().isEmpty()
            && clauses.locationSpec().isEmpty()
            && clauses.rowFormat().isEmpty()
            && clauses.createFileFormat().isEmpty()
            && clauses.skewSpec().isEmpty()
            && clauses.clusterBySpec().isEmpty()
            && clauses.collationSpec().isEmpty(),
        clauses.getStart(),
        "only COMMENT, PARTITIONED BY and TBLPROPERTIES are known");
    return new CreateTable(
        identifier(header.identifierReference().getText(), header.getStart()),
        types.schema(create.colDefinitionList()),
        partitioning(clauses),
        properties(clauses));
  }

  private List<Transform> partitioning(CreateTableClausesContext clauses) {
    return clauses.partitioning == null
        ? List.of()
        : clauses.partitioning.partitionField().stream().map(this::transform).toList();
  }

  private Transform transform(PartitionFieldContext field) {
    if (!(field instanceof PartitionTransformContext partition)
        || !(partition.transform() instanceof ApplyTransformContext transform)) {
      throw source.refusal(field.getStart(), "only days, months and bucket partition a table");
    }
    String name = transform.transformName.getText();
    List<TransformArgumentContext> arguments = transform.argument;
    String column = DdlSource.name(arguments.get(arguments.size() - 1).getText());
    boolean bucket = name.equals("bucket");
    source.require(
        arguments.size() == (bucket ? 2 : 1),
        field.getStart(),
        name + " has " + arguments.size() + " arguments");
    return new Transform(name, column, bucket ? Integer.parseInt(arguments.get(0).getText()) : 0);
  }

  private SortedMap<String, String> properties(CreateTableClausesContext clauses) {
    SortedMap<String, String> properties = new TreeMap<>();
    clauses.commentSpec().forEach(c -> properties.put("comment", DdlSource.text(c.stringLit())));
    if (clauses.tableProps != null) {
      for (PropertyContext property : clauses.tableProps.property()) {
        source.require(
            property.key.stringLit() != null
                && property.value != null
                && property.value.stringLit() != null,
            property.getStart(),
            "a property is 'key' = 'value'");
        properties.put(
            DdlSource.text(property.key.stringLit()), DdlSource.text(property.value.stringLit()));
      }
    }
    return properties;
  }

  /** Iceberg's extension of Spark's grammar, which that grammar itself does not know. */
  private WriteOrder writeOrder() {
    expect(SqlBaseLexer.ALTER, "ALTER");
    expect(SqlBaseLexer.TABLE, "TABLE");
    Token start = tokens.LT(1);
    TableIdentifier table = identifier(parser.multipartIdentifier().getText(), start);
    Token write = tokens.LT(1);
    source.require(
        write.getText().equalsIgnoreCase("WRITE"),
        write,
        "only ADD COLUMN and WRITE ORDERED BY alter a table");
    tokens.consume();
    Token ordered = tokens.LT(1);
    source.require(ordered.getText().equalsIgnoreCase("ORDERED"), ordered, "ORDERED is missing");
    tokens.consume();
    expect(SqlBaseLexer.BY, "BY");
    List<String> columns = new ArrayList<>();
    do {
      columns.add(DdlSource.name(parser.multipartIdentifier().getText()));
    } while (consumed(SqlBaseLexer.COMMA));
    return new WriteOrder(table, List.copyOf(columns));
  }

  private TableIdentifier identifier(String text, Token at) {
    List<String> parts = List.of(text.split("\\.", -1));
    source.require(parts.size() == 2, at, "a table is named NAMESPACE.TABLE");
    return TableIdentifier.of(DdlSource.name(parts.get(0)), DdlSource.name(parts.get(1)));
  }

  private boolean consumed(int type) {
    if (tokens.LA(1) != type) {
      return false;
    }
    tokens.consume();
    return true;
  }

  private void expect(int type, String what) {
    Token token = tokens.LT(1);
    source.require(consumed(type), token, what + " is missing");
  }

  private final class Refuse extends BaseErrorListener {
    @Override
    public void syntaxError(
        Recognizer<?, ?> recognizer,
        Object symbol,
        int line,
        int column,
        String message,
        RecognitionException e) {
      throw source.refusal(line, message);
    }
  }
}
