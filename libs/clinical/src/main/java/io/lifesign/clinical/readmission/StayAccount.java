package io.lifesign.clinical.readmission;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What was told of one stay so far. Mutable. */
final class StayAccount {

  static final int NEVER_TOLD = -1;
  static final long NO_ALERT = Long.MIN_VALUE;

  /** The name under which it was told first, and is told ever after. */
  final String encounterId;

  int riskRevision = NEVER_TOLD;
  RiskStage stage;
  long riskPrint;
  boolean highRisk;

  /** Discharge that the alert speaks of, us. */
  long alertOfMicros;

  long alertOnsetMicros = NO_ALERT;
  int outcomeRevision = NEVER_TOLD;
  long outcomePrint;
  long outcomeDischargedMicros;
  VitalsMark lastMark;
  VitalsMark highestMark;

  StayAccount(String encounterId) {
    this.encounterId = encounterId;
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(encounterId);
    out.writeInt(riskRevision);
    out.writeUTF(stage == null ? "" : stage.name());
    out.writeLong(riskPrint);
    out.writeBoolean(highRisk);
    out.writeLong(alertOfMicros);
    out.writeLong(alertOnsetMicros);
    out.writeInt(outcomeRevision);
    out.writeLong(outcomePrint);
    out.writeLong(outcomeDischargedMicros);
    write(lastMark, out);
    write(highestMark, out);
  }

  static StayAccount read(DataInput in) throws IOException {
    StayAccount account = new StayAccount(in.readUTF());
    account.riskRevision = in.readInt();
    String stage = in.readUTF();
    account.stage = stage.isEmpty() ? null : RiskStage.valueOf(stage);
    account.riskPrint = in.readLong();
    account.highRisk = in.readBoolean();
    account.alertOfMicros = in.readLong();
    account.alertOnsetMicros = in.readLong();
    account.outcomeRevision = in.readInt();
    account.outcomePrint = in.readLong();
    account.outcomeDischargedMicros = in.readLong();
    account.lastMark = readMark(in);
    account.highestMark = readMark(in);
    return account;
  }

  private static void write(VitalsMark mark, DataOutput out) throws IOException {
    out.writeBoolean(mark != null);
    if (mark != null) {
      VitalsTrail.write(mark, out);
    }
  }

  private static VitalsMark readMark(DataInput in) throws IOException {
    return in.readBoolean() ? VitalsTrail.readMark(in) : null;
  }
}
