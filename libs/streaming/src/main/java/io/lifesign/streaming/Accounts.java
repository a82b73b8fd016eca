package io.lifesign.streaming;

import io.lifesign.clinical.alert.Acknowledgement;
import io.lifesign.clinical.vitals.CareProfile;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * What became of every record of a job that judges a device topic: the dead ones and the sums.
 *
 * @param devices the device topic, each record stamped by its partition's clock
 * @param intake the operator that ordered the devices' records
 * @param acksInOrder the operator that took in the acknowledgements
 */
public record Accounts(
    SingleOutputStreamOperator<? extends Arrival<?>> devices,
    SingleOutputStreamOperator<Arrival<CareProfile>> profiles,
    SingleOutputStreamOperator<Arrival<Acknowledgement>> acks,
    SingleOutputStreamOperator<?> intake,
    SingleOutputStreamOperator<AlertInput> acksInOrder) {

  /** Records that could not be used, each with its reason. */
  public DataStream<DeadRecord> dead(SharedTopics sharedTopics) {
    DataStream<DeadRecord> own =
        devices.getSideOutput(PartitionClock.DEAD).union(intake.getSideOutput(IntakeFunction.DEAD));
    return sharedTopics == SharedTopics.REPORTED_HERE
        ? own.union(
            profiles.getSideOutput(PartitionClock.DEAD), acks.getSideOutput(PartitionClock.DEAD))
        : own;
  }

  /** Per topic: in = decided + late + duplicate + dead. */
  public DataStream<LedgerEntry> ledger(String job) {
    return sums(
        devices
            .getSideOutput(PartitionClock.LEDGER)
            .union(
                profiles.getSideOutput(PartitionClock.LEDGER),
                acks.getSideOutput(PartitionClock.LEDGER),
                intake.getSideOutput(PartitionClock.LEDGER),
                acksInOrder.getSideOutput(PartitionClock.LEDGER)),
        job);
  }

  /** What was counted in a job, as the sums that it tells. */
  public static DataStream<LedgerEntry> sums(DataStream<LedgerDelta> counts, String job) {
    return counts
        .keyBy(LedgerFunction::key, Types.STRING)
        .process(new LedgerFunction(job))
        .uid("ledger")
        .name("ledger");
  }
}
