package io.lifesign.landing;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifesign.lake.LakeConfig;
import io.lifesign.schemas.Catalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LandingJobTest {

  @TempDir Path folder;

  @Test
  void everyOperatorHasAUidAndOneTaskHoldsThemAll() {
    JobGraph graph = graph(1);

    assertThat(StreamSupport.stream(graph.getVertices().spliterator(), false))
        .singleElement()
        .satisfies(
            task -> assertThat(task.getName()).contains("land-alerts", "write dead.letters"));
  }

  @Test
  void inParallelEveryTableKeepsASingleCommitter() {
    assertThat(StreamSupport.stream(graph(2).getVertices().spliterator(), false))
        .filteredOn(task -> task.getName().contains("IcebergFilesCommitter"))
        .hasSize(Catalogue.load().landed(List.of()).size())
        .map(JobVertex::getParallelism)
        .containsOnly(1);
  }

  @Test
  void rawRecordsNeedNoKryo() {
    PojoTestUtils.assertSerializedAsPojoWithoutKryo(RawRecord.class);
  }

  private JobGraph graph(int parallelism) {
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(TestJobs.settings(parallelism));
    LandingJob.define(
        env,
        new LandingConfig(
            "127.0.0.1:9",
            "http://127.0.0.1:9",
            "landing",
            List.of(),
            LakeConfig.embedded(folder)));
    return env.getStreamGraph().getJobGraph();
  }
}
