package io.lifesign.clinical.readmission;

/** A hash of 64 bits (FNV-1a) that is the same in every JVM: tells whether anything is new. */
final class Fingerprint {

  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private long hash = OFFSET;

  Fingerprint add(long value) {
    for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
      hash = (hash ^ (value >>> shift & 0xff)) * PRIME;
    }
    return this;
  }

  Fingerprint add(double value) {
    return add(Double.doubleToLongBits(value));
  }

  Fingerprint add(String text) {
    if (text == null) {
      return add(-1L);
    }
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return add(text.length());
  }

  Fingerprint add(Enum<?> value) {
    return add(value == null ? null : value.name());
  }

  long value() {
    return hash;
  }

  static long of(StayRisk risk, RiskInputs inputs) {
    Fingerprint print = new Fingerprint().add(risk.estimate().probability()).add(risk.band());
    print.add(risk.estimate().version()).add(risk.decidedBy());
    for (IndexResult index :
        new IndexResult[] {risk.lace(), risk.hospital2013(), risk.hospital2016()}) {
      print.add(index.total()).add(index.complete() ? 1 : 0);
    }
    for (RiskInput input : inputs.known()) {
      print.add(input.name()).add(input.value()).add(input.text());
    }
    return print.value();
  }

  static long of(Outcome outcome, long dischargedMicros) {
    return new Fingerprint()
        .add(outcome.kind())
        .add(outcome.excluded())
        .add(outcome.next())
        .add(outcome.daysAfter())
        .add(dischargedMicros)
        .value();
  }
}
