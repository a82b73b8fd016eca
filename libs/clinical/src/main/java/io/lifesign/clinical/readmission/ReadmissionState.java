package io.lifesign.clinical.readmission;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What is remembered of one patient. Mutable: one value of state a patient. */
public final class ReadmissionState {

  private static final int VERSION = 1;

  final String patientId;
  final PatientRecord record;
  final List<StayAccount> accounts = new ArrayList<>(2);
  VitalsTrail trail = new VitalsTrail();
  long nextDueMicros = Long.MAX_VALUE;

  public ReadmissionState(String patientId) {
    this(patientId, new PatientRecord());
  }

  private ReadmissionState(String patientId, PatientRecord record) {
    this.patientId = patientId;
    this.record = record;
  }

  /** When something is due by time alone, us; the maximum if nothing is. */
  public long nextDueMicros() {
    return nextDueMicros;
  }

  /** Whether nothing is remembered. */
  public boolean blank() {
    return record.empty() && trail.empty();
  }

  /** What was told of a visit, or null. */
  StayAccount account(Visit visit) {
    for (StayAccount account : accounts) {
      if (visit.has(account.encounterId)) {
        return account;
      }
    }
    return null;
  }

  StayAccount accountOrNew(Visit visit) {
    StayAccount known = account(visit);
    if (known == null) {
      known = new StayAccount(visit.key());
      accounts.add(known);
    }
    return known;
  }

  public void write(DataOutput out) throws IOException {
    out.writeByte(VERSION);
    out.writeUTF(patientId);
    record.write(out);
    out.writeShort(accounts.size());
    for (StayAccount account : accounts) {
      account.write(out);
    }
    trail.write(out);
    out.writeLong(nextDueMicros);
  }

  /**
   * @throws IOException if the state was written by a newer version
   */
  public static ReadmissionState read(DataInput in) throws IOException {
    int version = in.readByte();
    if (version != VERSION) {
      throw new IOException("Readmission state of version " + version + " is newer than this code");
    }
    ReadmissionState state = new ReadmissionState(in.readUTF(), PatientRecord.read(in));
    int size = in.readUnsignedShort();
    for (int i = 0; i < size; i++) {
      state.accounts.add(StayAccount.read(in));
    }
    state.trail = VitalsTrail.read(in);
    state.nextDueMicros = in.readLong();
    return state;
  }
}
