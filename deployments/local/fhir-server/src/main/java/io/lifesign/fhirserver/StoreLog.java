package io.lifesign.fhirserver;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;

/** What was written, a line a call: a line that was cut off by a crash never happened. */
final class StoreLog implements AutoCloseable {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private final Path file;
  private OutputStream out;

  private StoreLog(Path file) {
    this.file = file;
  }

  static StoreLog open(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("The folder " + folder + " cannot be made", e);
    }
    return new StoreLog(folder.resolve("resources.ndjson"));
  }

  /** Hands over all resources in the order of their writing, then is ready for more. */
  void replay(Consumer<Resource> resources) {
    try {
      long sound = 0;
      if (Files.exists(file)) {
        sound = read(resources);
      }
      try (var channel =
          Files.newByteChannel(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        channel.truncate(sound);
      }
      out = Files.newOutputStream(file, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " cannot be read", e);
    }
  }

  /** Bytes of all whole lines. */
  private long read(Consumer<Resource> resources) throws IOException {
    long sound = 0;
    long length = Files.size(file);
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        long end = sound + line.getBytes(StandardCharsets.UTF_8).length + 1;
        if (end > length) {
          return sound;
        }
        Bundle bundle = parse(line);
        bundle.getEntry().forEach(entry -> resources.accept(entry.getResource()));
        sound = end;
      }
    }
    return sound;
  }

  private Bundle parse(String line) throws IOException {
    try {
      return FHIR.newJsonParser().parseResource(Bundle.class, line);
    } catch (DataFormatException e) {
      throw new IOException("a line is no Bundle", e);
    }
  }

  void append(List<Resource> resources) {
    if (resources.isEmpty()) {
      return;
    }
    Bundle bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
    resources.forEach(resource -> bundle.addEntry().setResource(resource));
    String line = FHIR.newJsonParser().setPrettyPrint(false).encodeResourceToString(bundle) + "\n";
    try {
      out.write(line.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " cannot be written", e);
    }
  }

  @Override
  public void close() {
    try {
      if (out != null) {
        out.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " cannot be closed", e);
    }
  }
}
