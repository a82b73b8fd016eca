package io.lifesign.replay;

import io.lifesign.protection.Pseudonyms;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A dataset in which nobody has a name or a number: what the edge would have sent of it. */
public final class PseudonymousDataset implements Dataset {

  private final Dataset real;
  private final Pseudonyms names;

  public PseudonymousDataset(Dataset real, Pseudonyms names) {
    this.real = real;
    this.names = names;
  }

  @Override
  public String name() {
    return real.name();
  }

  @Override
  public String note() {
    return real.note() + ", with pseudonyms";
  }

  @Override
  public long startMicros() {
    return real.startMicros();
  }

  @Override
  public long endMicros() {
    return real.endMicros();
  }

  @Override
  public long closingMicros() {
    return real.closingMicros();
  }

  @Override
  public long size() {
    return real.size();
  }

  @Override
  public List<SkippedRow> skipped() {
    return real.skipped();
  }

  @Override
  public Stream<Arrival> arrivals() {
    PseudonymousRecords records = new PseudonymousRecords(names);
    return real.arrivals().map(records::of);
  }

  @Override
  public Dataset shiftedBy(Duration wholeDays) {
    return new PseudonymousDataset(real.shiftedBy(wholeDays), names);
  }
}
