package io.lifesign.fhirserver;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;

/** The resources of one type, in the order in which they came, with what they are found by. */
final class Shelf {

  private final Map<String, Resource> byId = new LinkedHashMap<>();
  private final Map<String, Set<String>> byIdentifier = new HashMap<>();
  private final Map<String, Set<String>> byTag = new HashMap<>();
  private final Map<String, Set<String>> byPatient = new LinkedHashMap<>();

  void put(Resource resource) {
    String id = resource.getIdElement().getIdPart();
    Resource before = byId.put(id, resource);
    if (before != null) {
      keep(before, (index, key) -> index.getOrDefault(key, new HashSet<>()).remove(id));
    }
    keep(
        resource,
        (index, key) -> index.computeIfAbsent(key, unused -> new LinkedHashSet<>()).add(id));
  }

  private interface Change {
    void on(Map<String, Set<String>> index, String key);
  }

  private void keep(Resource resource, Change change) {
    Keys.identifiers(resource).forEach(key -> change.on(byIdentifier, key));
    Keys.tags(resource).forEach(key -> change.on(byTag, key));
    Keys.patients(resource).forEach(key -> change.on(byPatient, key));
  }

  Optional<Resource> get(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  Collection<Resource> all() {
    return byId.values();
  }

  /** Keys of the patients that resources here are about. */
  Set<String> patients() {
    return byPatient.keySet();
  }

  List<Resource> search(Criteria criteria) {
    Set<String> found = null;
    if (criteria.ids() != null) {
      found = new LinkedHashSet<>(criteria.ids());
    }
    found = narrowed(found, byIdentifier, criteria.identifiers());
    found = narrowed(found, byTag, criteria.tags());
    found =
        narrowed(found, byPatient, criteria.patient() == null ? null : List.of(criteria.patient()));
    Stream<String> ids = found == null ? byId.keySet().stream() : found.stream();
    return ids.map(byId::get).filter(resource -> resource != null).toList();
  }

  private static Set<String> narrowed(
      Set<String> found, Map<String, Set<String>> index, List<String> keys) {
    if (keys == null) {
      return found;
    }
    Set<String> matching = new LinkedHashSet<>();
    keys.forEach(key -> matching.addAll(index.getOrDefault(key, Set.of())));
    if (found != null) {
      matching.retainAll(found);
    }
    return matching;
  }
}
