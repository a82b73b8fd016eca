package io.lifesign.replay;

import io.lifesign.protection.Pseudonyms;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Pseudonyms and the way back from them, for a test alone: it knows the ids that there are. */
public final class RealNames {

  private static final Pattern PSEUDONYM = Pattern.compile("p-[0-9a-f]{32}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

  private final Pseudonyms names = new Pseudonyms(new byte[Pseudonyms.KEY_BYTES]);
  private final Map<String, String> real = new TreeMap<>();

  /** The dataset as the edge sends it. */
  public Dataset hidden(Dataset dataset) {
    dataset
        .arrivals()
        .forEach(
            arrival -> {
              add(arrival.key());
              if (arrival.payload() instanceof Payload.Ehr ehr) {
                ID.matcher(ehr.avro().getBody()).results().forEach(id -> add(id.group()));
              }
            });
    return new PseudonymousDataset(dataset, names);
  }

  private void add(String id) {
    real.put(names.of(id), id);
  }

  /** The lines with the ids that stand behind. */
  public List<String> in(List<String> lines) {
    return lines.stream()
        .map(line -> PSEUDONYM.matcher(line).replaceAll(name -> real.get(name.group())))
        .toList();
  }
}
