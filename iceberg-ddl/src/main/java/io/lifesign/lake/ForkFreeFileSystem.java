package io.lifesign.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local file system, except that permissions are set by Java. Hadoop without its native
 * library starts a process, chmod, for every file that it writes: ten a commit.
 */
public final class ForkFreeFileSystem extends LocalFileSystem {

  /** Hadoop makes it by reflection. */
  public ForkFreeFileSystem() {
    super(new Raw());
  }

  /** Settings of Hadoop with which {@code file:} is this file system. */
  static Configuration configuration() {
    Configuration configuration = new Configuration();
    configuration.set("fs.file.impl", ForkFreeFileSystem.class.getName());
    return configuration;
  }

  private static final class Raw extends RawLocalFileSystem {

    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      java.nio.file.Path file = pathToFile(path).toPath();
      if (Files.getFileStore(file).supportsFileAttributeView("posix")
          && !permission.getStickyBit()) {
        Set<PosixFilePermission> permissions =
            PosixFilePermissions.fromString(
                permission.getUserAction().SYMBOL
                    + permission.getGroupAction().SYMBOL
                    + permission.getOtherAction().SYMBOL);
        Files.setPosixFilePermissions(file, permissions);
      } else {
        super.setPermission(path, permission);
      }
    }
  }
}
