package io.lifesign.landing;

import java.io.IOException;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.HasTableOperations;
import org.apache.iceberg.Table;
import org.apache.iceberg.flink.TableLoader;

/** Opens a table so that no checkpoint is committed to it twice, see {@link CommitGuard}. */
final class GuardedTable implements TableLoader {

  private static final long serialVersionUID = 1L;

  private final TableLoader loader;

  GuardedTable(TableLoader loader) {
    this.loader = loader;
  }

  @Override
  public void open() {
    loader.open();
  }

  @Override
  public boolean isOpen() {
    return loader.isOpen();
  }

  @Override
  public Table loadTable() {
    Table table = loader.loadTable();
    return new BaseTable(
        new CommitGuard(((HasTableOperations) table).operations(), table.currentSnapshot()),
        table.name());
  }

  @Override
  public TableLoader clone() {
    return new GuardedTable(loader.clone());
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
