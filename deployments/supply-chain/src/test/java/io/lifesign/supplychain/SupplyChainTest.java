package io.lifesign.supplychain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was resolved is what was agreed to, byte for byte and licence for licence. */
class SupplyChainTest {

  private static final Path FOLDER = Path.of(System.getProperty("lifesign.supply-chain"));
  private static final Path LOCK = FOLDER.resolve("dependencies.lock");

  private static List<Component> components;

  @BeforeAll
  static void read() throws IOException {
    components = Component.all(FOLDER.resolve("target/bom.json"));
  }

  /** With {@code -Dlifesign.write=true} the lock is written instead. */
  @Test
  void whatWasResolvedIsWhatIsLocked() throws IOException {
    List<String> resolved = components.stream().map(Component::locked).sorted().toList();
    if (Boolean.getBoolean("lifesign.write")) {
      Files.write(LOCK, resolved);
    }

    assertThat(resolved).hasSizeGreaterThan(100);
    assertThat(resolved).containsExactlyElementsOf(Files.readAllLines(LOCK));
  }

  @Test
  void everyComponentHasALicenceThatIsAllowed() throws IOException {
    Set<String> allowed =
        Files.readAllLines(FOLDER.resolve("licences.txt")).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(components)
        .filteredOn(component -> component.licences().stream().noneMatch(allowed::contains))
        .isEmpty();
  }

  @Test
  void everyJarIsLockedByItsBytes() {
    assertThat(components)
        .filteredOn(component -> !component.coordinates().contains("type=pom"))
        .allSatisfy(component -> assertThat(component.sha256()).hasSize(64));
  }

  @Test
  void nothingIsASnapshot() {
    assertThat(components).noneMatch(component -> component.coordinates().contains("SNAPSHOT"));
  }
}
