package io.lifesign.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.flink.runtime.leaderelection.LeaderElectionDriver;
import org.apache.flink.runtime.leaderelection.LeaderInformation;
import org.apache.flink.runtime.leaderelection.LeaderInformationRegister;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderLeaderElectionTest {

  private static final String COMPONENT = "dispatcher";

  @TempDir Path path;
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private LeaderFolder folder;

  @BeforeEach
  void open() {
    folder = new LeaderFolder(path.resolve("leader"));
  }

  @AfterEach
  void close() {
    timer.shutdownNow();
  }

  @Test
  void oneLeadsAndTheNextFollowsWhenItEnds() throws Exception {
    Candidate first = new Candidate();
    Candidate second = new Candidate();
    try (var leading = first.stand();
        var waiting = second.stand()) {
      UUID session = first.granted.poll(5, TimeUnit.SECONDS);
      assertThat(session).isNotNull();
      assertThat(leading.hasLeadership()).isTrue();
      leading.publishLeaderInformation(COMPONENT, LeaderInformation.known(session, "here"));
      waiting.publishLeaderInformation(COMPONENT, LeaderInformation.known(session, "there"));
      assertThat(folder.read(COMPONENT)).isEqualTo(LeaderInformation.known(session, "here"));
      assertThat(waiting.hasLeadership()).isFalse();

      leading.close();

      UUID next = second.granted.poll(5, TimeUnit.SECONDS);
      assertThat(next).isNotNull().isNotEqualTo(session);
      assertThat(folder.read(COMPONENT).isEmpty()).as("what the first has published").isTrue();
      assertThat(leading.hasLeadership()).isFalse();
    }
  }

  @Test
  void whoAsksIsToldTheLeaderAndItsEnd() throws Exception {
    BlockingQueue<LeaderInformation> told = new LinkedBlockingQueue<>();
    Candidate candidate = new Candidate();
    try (var driver = candidate.stand();
        var ignored = new FolderLeaderRetrievalDriver(folder, COMPONENT, timer, told::add)) {
      LeaderInformation leader =
          LeaderInformation.known(candidate.granted.poll(5, TimeUnit.SECONDS), "here");
      driver.publishLeaderInformation(COMPONENT, leader);
      assertThat(await(told, leader)).isTrue();

      driver.deleteLeaderInformation(COMPONENT);
      told.clear();
      assertThat(await(told, LeaderInformation.empty())).isTrue();
    }
  }

  private static boolean await(BlockingQueue<LeaderInformation> told, LeaderInformation expected)
      throws InterruptedException {
    LeaderInformation next;
    do {
      next = told.poll(5, TimeUnit.SECONDS);
    } while (next != null && !next.equals(expected));
    return expected.equals(next);
  }

  /** Notes when it is granted the lead. */
  private final class Candidate implements LeaderElectionDriver.Listener {

    private final BlockingQueue<UUID> granted = new LinkedBlockingQueue<>();

    private FolderLeaderElectionDriver stand() throws Exception {
      return new FolderLeaderElectionDriver(folder, timer, this);
    }

    @Override
    public void onGrantLeadership(UUID session) {
      granted.add(session);
    }

    @Override
    public void onRevokeLeadership() {
      throw new AssertionError("nobody takes the lead away");
    }

    @Override
    public void onLeaderInformationChange(String component, LeaderInformation leader) {
      throw new AssertionError("only the leader writes");
    }

    @Override
    public void onLeaderInformationChange(LeaderInformationRegister leaders) {
      throw new AssertionError("only the leader writes");
    }

    @Override
    public void onError(Throwable error) {
      throw new AssertionError(error);
    }
  }
}
