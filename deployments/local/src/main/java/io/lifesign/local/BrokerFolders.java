package io.lifesign.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/** The data folders ({@code log.dirs}) of a cluster's brokers, as far as they can be read here. */
record BrokerFolders(List<Path> folders) {

  private static final String IDENTITY = "meta.properties";

  BrokerFolders {
    folders = List.copyOf(folders);
  }

  boolean none() {
    return folders.isEmpty();
  }

  /**
   * Makes sure that these are that cluster's: another's would prove nothing.
   *
   * @throws Refusal if one is not
   */
  void require(String clusterId) {
    for (Path folder : folders) {
      Properties identity = new Properties();
      try (InputStream file = Files.newInputStream(folder.resolve(IDENTITY))) {
        identity.load(file);
      } catch (IOException e) {
        throw new Refusal(folder + " is no data folder of a broker that can be read here.", e);
      }
      if (!clusterId.equals(identity.getProperty("cluster.id"))) {
        throw new Refusal(folder + " is the data folder of another cluster.");
      }
    }
  }

  /** Every file that lies there now. What goes away meanwhile is left out. */
  List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (Path folder : folders) {
      try {
        Files.walkFileTree(folder, new Listing(files));
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot read " + folder, e);
      }
    }
    return files;
  }

  /** What lies there of the segments of a partition. */
  Stream<SegmentFile> segments(TopicPartition partition) {
    List<Path> copies =
        folders.stream().map(folder -> folder.resolve(partition.toString())).toList();
    return new BrokerFolders(copies)
        .files().stream().flatMap(file -> SegmentFile.of(file).stream());
  }

  /** How many copies of a partition lie there. */
  int copies(TopicPartition partition) {
    return bases(partition).size();
  }

  /**
   * The first offset behind another at which all copies of a partition begin a segment: up to there
   * a broker deletes whole files.
   *
   * @param replicas how many copies there are; empty if not all of them lie here
   */
  OptionalLong boundary(TopicPartition partition, long behind, int replicas) {
    Collection<Set<Long>> bases = bases(partition).values();
    if (bases.isEmpty() || bases.size() < replicas) {
      return OptionalLong.empty();
    }
    Set<Long> common = new TreeSet<>(bases.iterator().next());
    bases.forEach(common::retainAll);
    return common.stream().mapToLong(Long::longValue).filter(base -> base > behind).findFirst();
  }

  private Map<Path, Set<Long>> bases(TopicPartition partition) {
    return segments(partition)
        .filter(file -> file.holdsRecords() && file.inUse())
        .collect(
            Collectors.groupingBy(
                file -> file.path().getParent(),
                Collectors.mapping(SegmentFile::base, Collectors.toSet())));
  }

  /** Whether an error means that a file has gone meanwhile, as segments do. */
  static boolean gone(IOException e) {
    return e instanceof NoSuchFileException;
  }

  private static final class Listing extends SimpleFileVisitor<Path> {

    private final List<Path> files;

    Listing(List<Path> files) {
      this.files = files;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      files.add(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
      if (gone(e)) {
        return FileVisitResult.CONTINUE;
      }
      throw e;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
      return e == null || gone(e) ? FileVisitResult.CONTINUE : super.postVisitDirectory(folder, e);
    }
  }
}
