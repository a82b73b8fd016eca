package io.lifesign.vitals;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.lifesign.clinical.alert.Alert;
import io.lifesign.clinical.alert.RuleChange;
import io.lifesign.clinical.alert.Signal;
import io.lifesign.clinical.vitals.VitalScores;
import io.lifesign.streaming.DeadRecord;
import io.lifesign.streaming.KafkaOptions;
import io.lifesign.streaming.LedgerDelta;
import io.lifesign.streaming.LedgerEntry;
import io.lifesign.streaming.RecordVerdict;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VitalsScoringJobTest {

  @Test
  void everyOperatorHasAUidAndNoTypeNeedsKryo() {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(
            new Configuration()
                .set(PipelineOptions.AUTO_GENERATE_UIDS, false)
                .set(PipelineOptions.GENERIC_TYPES, false));
    Configuration settings =
        new Configuration()
            .set(KafkaOptions.BROKERS, "localhost:9")
            .set(KafkaOptions.REGISTRY, "http://localhost:9");
    VitalsScoringJob.define(env, VitalsScoringConfig.from(settings));

    assertThatCode(() -> env.getStreamGraph().getJobGraph()).doesNotThrowAnyException();
  }

  static Stream<Class<?>> streamTypes() {
    return Stream.of(
        VitalScores.class,
        RuleChange.class,
        Signal.class,
        Alert.class,
        RecordVerdict.class,
        DeadRecord.class,
        LedgerDelta.class,
        LedgerEntry.class);
  }

  @ParameterizedTest
  @MethodSource("streamTypes")
  void streamTypesNeedNoKryo(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }
}
