package io.lifesign.lake;

import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CodePointCharStream;
import org.antlr.v4.runtime.IntStream;
import org.antlr.v4.runtime.misc.Interval;

/** Shows the lexer upper case only, as Spark does, and leaves the text itself as it was written. */
record UpperCaseStream(CodePointCharStream text) implements CharStream {

  @Override
  public int LA(int i) {
    int c = text.LA(i);
    return c == 0 || c == IntStream.EOF ? c : Character.toUpperCase(c);
  }

  @Override
  public String getText(Interval interval) {
    return text.getText(interval);
  }

  @Override
  public void consume() {
    text.consume();
  }

  @Override
  public int mark() {
    return text.mark();
  }

  @Override
  public void release(int marker) {
    text.release(marker);
  }

  @Override
  public int index() {
    return text.index();
  }

  @Override
  public void seek(int index) {
    text.seek(index);
  }

  @Override
  public int size() {
    return text.size();
  }

  @Override
  public String getSourceName() {
    return text.getSourceName();
  }
}
