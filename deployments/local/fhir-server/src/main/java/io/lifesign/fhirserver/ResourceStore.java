package io.lifesign.fhirserver;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Resource;

/**
 * Resources in memory, each write in a {@link StoreLog} first. All writes of one call happen
 * together or not at all.
 */
final class ResourceStore implements AutoCloseable {

  static final List<String> TYPES =
      List.of(
          "Patient",
          "Encounter",
          "Condition",
          "Procedure",
          "Observation",
          "DetectedIssue",
          "Flag",
          "Communication",
          "RiskAssessment",
          "Provenance",
          "Device",
          "Location",
          "Organization",
          "Practitioner");

  private final Map<String, Shelf> shelves = new LinkedHashMap<>();
  private final StoreLog log;
  private long lastId;

  private ResourceStore(StoreLog log) {
    this.log = log;
    TYPES.forEach(type -> shelves.put(type, new Shelf()));
  }

  /** The store of a folder, with what was written there before. */
  static ResourceStore open(Path folder) {
    ResourceStore store = new ResourceStore(StoreLog.open(folder));
    store.log.replay(store::restore);
    return store;
  }

  private void restore(Resource resource) {
    shelf(resource.fhirType()).put(resource);
    String id = resource.getIdElement().getIdPart();
    if (id.chars().allMatch(Character::isDigit)) {
      lastId = Math.max(lastId, Long.parseLong(id));
    }
  }

  synchronized Optional<Resource> read(String type, String id) {
    return shelf(type).get(id);
  }

  synchronized List<Resource> search(String type, Criteria criteria) {
    return shelf(type).search(criteria);
  }

  synchronized List<Resource> all(String type) {
    return List.copyOf(shelf(type).all());
  }

  /** Keys of all patients that anything is about, sorted. */
  synchronized Set<String> patients() {
    Set<String> keys = new TreeSet<>();
    shelves.values().forEach(shelf -> keys.addAll(shelf.patients()));
    return keys;
  }

  /**
   * Writes all or nothing.
   *
   * @return what each write led to, in their order
   */
  synchronized List<Written> write(List<Write> writes) {
    long before = lastId;
    try {
      List<Written> outcome = new ArrayList<>();
      for (Write write : writes) {
        outcome.add(stage(write));
      }
      requireDistinct(writes, outcome);
      References.resolve(writes, outcome);
      List<Resource> changed =
          outcome.stream()
              .map(Written::resource)
              .filter(
                  resource -> shelf(resource.fhirType()).get(id(resource)).orElse(null) != resource)
              .toList();
      log.append(changed);
      changed.forEach(resource -> shelf(resource.fhirType()).put(resource));
      return outcome;
    } catch (RuntimeException e) {
      lastId = before;
      throw e;
    }
  }

  private static void requireDistinct(List<Write> writes, List<Written> outcome) {
    Set<String> meant = new HashSet<>();
    for (int i = 0; i < writes.size(); i++) {
      Resource resource = outcome.get(i).resource();
      Criteria condition = writes.get(i).condition();
      boolean fresh = meant.add(resource.fhirType() + "/" + id(resource));
      if (!fresh || (condition != null && !meant.add(resource.fhirType() + condition))) {
        throw new InvalidRequestException("A transaction speaks of one resource twice");
      }
    }
  }

  private Written stage(Write write) {
    Resource resource = write.resource();
    String type = resource.fhirType();
    if (write.condition() == null) {
      if (write.verb() == HTTPVerb.POST) {
        return stored(resource, nextId(), Optional.empty());
      }
      return stored(resource, write.id(), shelf(type).get(write.id()));
    }
    requireMeant(resource, write.condition());
    List<Resource> meant = shelf(type).search(write.condition());
    if (meant.size() > 1) {
      throw new PreconditionFailedException("The condition means several of " + type);
    }
    if (meant.isEmpty()) {
      return stored(resource, nextId(), Optional.empty());
    }
    return write.verb() == HTTPVerb.POST
        ? new Written(meant.get(0), false)
        : stored(resource, id(meant.get(0)), Optional.of(meant.get(0)));
  }

  /** A resource that its own condition would not find is a mistake of the sender. */
  private static void requireMeant(Resource resource, Criteria condition) {
    Shelf alone = new Shelf();
    Resource copy = resource.copy();
    copy.setId("1");
    alone.put(copy);
    if (alone.search(condition).isEmpty()) {
      throw new InvalidRequestException("The resource does not fulfil the condition");
    }
  }

  private static Written stored(Resource resource, String id, Optional<Resource> before) {
    Resource stored = resource.copy();
    long version = before.map(old -> Long.parseLong(old.getMeta().getVersionId())).orElse(0L) + 1;
    stored.setId(stored.fhirType() + "/" + id + "/_history/" + version);
    stored.getMeta().setVersionId(Long.toString(version));
    return new Written(stored, before.isEmpty());
  }

  private static String id(Resource resource) {
    return resource.getIdElement().getIdPart();
  }

  private String nextId() {
    return Long.toString(++lastId);
  }

  private Shelf shelf(String type) {
    Shelf shelf = shelves.get(type);
    if (shelf == null) {
      throw new ResourceNotFoundException("This server holds no " + type);
    }
    return shelf;
  }

  @Override
  public void close() {
    log.close();
  }
}
