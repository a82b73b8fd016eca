package io.lifesign.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * Hadoop's local file system, except that permissions are read and set by Java. Hadoop without its
 * native library starts a process for every file that it writes (chmod, ten a commit) or lists
 * (ls).
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
    public FileStatus getFileStatus(Path path) throws IOException {
      FileStatus status = super.getFileStatus(path);
      java.nio.file.Path file = pathToFile(path).toPath();
      if (!posix(file)) {
        return status;
      }
      String permissions = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
      return new FileStatus(
          status.getLen(),
          status.isDirectory(),
          status.getReplication(),
          status.getBlockSize(),
          status.getModificationTime(),
          status.getAccessTime(),
          FsPermission.valueOf("-" + permissions),
          Files.getOwner(file).getName(),
          null,
          status.getPath());
    }

    @Override
    public void setPermission(Path path, FsPermission permission) throws IOException {
      java.nio.file.Path file = pathToFile(path).toPath();
      if (posix(file) && !permission.getStickyBit()) {
        Files.setPosixFilePermissions(
            file,
            PosixFilePermissions.fromString(
                permission.getUserAction().SYMBOL
                    + permission.getGroupAction().SYMBOL
                    + permission.getOtherAction().SYMBOL));
      } else {
        super.setPermission(path, permission);
      }
    }

    private static boolean posix(java.nio.file.Path file) {
      return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
  }
}
