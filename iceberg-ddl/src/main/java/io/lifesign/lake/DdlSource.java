package io.lifesign.lake;

import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.apache.spark.sql.catalyst.parser.SqlBaseParser.StringLitContext;

/** The text of a migration, and where in it something was refused. */
record DdlSource(String file, String text) {

  IllegalArgumentException refusal(int line, String why) {
    return new IllegalArgumentException(file + ".sql line " + line + ": " + why);
  }

  IllegalArgumentException refusal(Token at, String why) {
    return refusal(at.getLine(), why);
  }

  void require(boolean condition, Token at, String why) {
    if (!condition) {
      throw refusal(at, why);
    }
  }

  void refuse(TerminalNode node, String what) {
    if (node != null) {
      throw refusal(node.getSymbol(), what + " is not known");
    }
  }

  /** An identifier without its quotes. */
  static String name(String identifier) {
    return identifier.replace("`", "");
  }

  /** A string literal without its quotes; of escapes only that of the quote is read. */
  static String text(StringLitContext literal) {
    String quoted = literal.getText();
    return quoted.substring(1, quoted.length() - 1).replace("\\'", "'");
  }
}
