package io.lifesign.lake;

import java.util.Collection;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apache.iceberg.SnapshotRef;
import org.apache.iceberg.Table;

/**
 * Names that every table of the lake carries for one of its snapshots, so that all can be read as
 * they were; expiry keeps what a tag names.
 */
public final class Tags {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,62}");

  private final Lake lake;

  Tags(Lake lake) {
    this.lake = lake;
  }

  /**
   * Names the current snapshot of every table that records land in. A table without one gets an
   * empty snapshot first, so that it reads as empty for ever.
   *
   * @throws QueryRefused if the name cannot be or is taken
   */
  public void create(String tag) {
    requireName(tag);
    if (names().contains(tag)) {
      throw new QueryRefused("There is a tag " + tag + " already");
    }
    try {
      lake.tables().forEach(table -> create(lake.table(table), tag));
    } catch (RuntimeException e) {
      drop(tag); // a tag on some tables would be read as if it were on all
      throw e;
    }
  }

  private static void create(Table table, String tag) {
    if (table.currentSnapshot() == null) {
      table.newAppend().commit();
    }
    table.manageSnapshots().createTag(tag, table.currentSnapshot().snapshotId()).commit();
  }

  /** Takes the name off every table that carries it. */
  public void drop(String tag) {
    for (String name : lake.tables()) {
      Table table = lake.table(name);
      if (tagged(table, tag)) {
        table.manageSnapshots().removeTag(tag).commit();
      }
    }
  }

  /** The names in use. */
  public SortedSet<String> names() {
    SortedSet<String> names = new TreeSet<>();
    for (String table : lake.tables()) {
      lake.table(table)
          .refs()
          .forEach(
              (name, ref) -> {
                if (ref.isTag()) {
                  names.add(name);
                }
              });
    }
    return names;
  }

  /**
   * Refuses a name that no table carries.
   *
   * @throws QueryRefused naming those in use
   */
  public void require(String tag) {
    SortedSet<String> names = names();
    if (!names.contains(tag)) {
      throw new QueryRefused("There is no tag " + tag + known(names));
    }
  }

  private static String known(Collection<String> names) {
    return names.isEmpty() ? "; there is none yet" : "; there are: " + String.join(", ", names);
  }

  /** The snapshot that a table carries the name for; none if the table came later. */
  OptionalLong snapshot(String table, String tag) {
    SnapshotRef ref = lake.table(table).refs().get(tag);
    return ref == null || !ref.isTag() ? OptionalLong.empty() : OptionalLong.of(ref.snapshotId());
  }

  private static boolean tagged(Table table, String tag) {
    SnapshotRef ref = table.refs().get(tag);
    return ref != null && ref.isTag();
  }

  private static void requireName(String tag) {
    if (!NAME.matcher(tag).matches()) {
      throw new QueryRefused(
          "A name is a letter and up to 62 letters, digits, - and _ more, not " + tag);
    }
  }
}
