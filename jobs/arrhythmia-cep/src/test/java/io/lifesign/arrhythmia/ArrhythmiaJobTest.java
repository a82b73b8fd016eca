package io.lifesign.arrhythmia;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifesign.clinical.ecg.Beat;
import io.lifesign.clinical.ecg.SignalTick;
import io.lifesign.clinical.rhythm.RhythmEpisode;
import io.lifesign.streaming.KafkaOptions;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArrhythmiaJobTest {

  private final Configuration settings =
      new Configuration()
          .set(KafkaOptions.BROKERS, "localhost:9")
          .set(KafkaOptions.REGISTRY, "http://localhost:9");

  @Test
  void everyOperatorHasAUidAndNoTypeNeedsKryo() {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(
            new Configuration()
                .set(PipelineOptions.AUTO_GENERATE_UIDS, false)
                .set(PipelineOptions.GENERIC_TYPES, false));
    ArrhythmiaJob.define(env, ArrhythmiaConfig.from(settings));

    assertThatCode(() -> env.getStreamGraph().getJobGraph()).doesNotThrowAnyException();
  }

  @Test
  void frequentBeatsAreOneToThirty() {
    settings.set(ArrhythmiaConfig.FREQUENT_PER_MINUTE, 31);
    assertThatThrownBy(() -> ArrhythmiaConfig.from(settings))
        .hasMessage("Frequent ventricular beats are 1 to 30 a minute, not 31");
  }

  static Stream<Class<?>> streamTypes() {
    return Stream.of(Beat.class, SignalTick.class, RhythmEpisode.class);
  }

  @ParameterizedTest
  @MethodSource("streamTypes")
  void streamTypesNeedNoKryo(Class<?> type) {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(type);
  }
}
