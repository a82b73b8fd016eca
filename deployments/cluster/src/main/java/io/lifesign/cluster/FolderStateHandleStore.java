package io.lifesign.cluster;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.persistence.IntegerResourceVersion;
import org.apache.flink.runtime.persistence.StateHandleStore;
import org.apache.flink.runtime.state.RetrievableStateHandle;
import org.apache.flink.runtime.state.RetrievableStreamStateHandle;
import org.apache.flink.util.InstantiationUtil;

/** Serialised objects by name, a file each. Only the leader writes, so that nothing is locked. */
final class FolderStateHandleStore<T extends Serializable>
    implements StateHandleStore<T, IntegerResourceVersion> {

  private final Path folder;

  FolderStateHandleStore(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
  }

  @Override
  public RetrievableStateHandle<T> addAndLock(String name, T state) throws Exception {
    if (exists(name).isExisting()) {
      throw new AlreadyExistException(name + " exists in " + folder);
    }
    AtomicFiles.write(folder.resolve(name), InstantiationUtil.serializeObject(state));
    return handle(name);
  }

  @Override
  public void replace(String name, IntegerResourceVersion version, T state) throws Exception {
    require(name);
    AtomicFiles.write(folder.resolve(name), InstantiationUtil.serializeObject(state));
  }

  @Override
  public IntegerResourceVersion exists(String name) {
    return Files.exists(folder.resolve(name))
        ? IntegerResourceVersion.valueOf(0)
        : IntegerResourceVersion.notExisting();
  }

  @Override
  public RetrievableStateHandle<T> getAndLock(String name) throws Exception {
    require(name);
    return handle(name);
  }

  private void require(String name) throws NotExistException {
    if (!exists(name).isExisting()) {
      throw new NotExistException(name + " does not exist in " + folder);
    }
  }

  private RetrievableStateHandle<T> handle(String name) throws IOException {
    Path file = folder.resolve(name);
    return new RetrievableStreamStateHandle<>(
        new org.apache.flink.core.fs.Path(file.toUri()), Files.size(file));
  }

  @Override
  public List<Tuple2<RetrievableStateHandle<T>, String>> getAllAndLock() throws IOException {
    List<Tuple2<RetrievableStateHandle<T>, String>> all = new ArrayList<>();
    for (String name : getAllHandles()) {
      all.add(Tuple2.of(handle(name), name));
    }
    return all;
  }

  @Override
  public Collection<String> getAllHandles() throws IOException {
    return AtomicFiles.names(folder);
  }

  @Override
  public boolean releaseAndTryRemove(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name));
    return true;
  }

  @Override
  public void clearEntries() throws IOException {
    for (String name : getAllHandles()) {
      releaseAndTryRemove(name);
    }
  }

  @Override
  public void release(String name) {
    // nothing is locked
  }

  @Override
  public void releaseAll() {
    // nothing is locked
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
