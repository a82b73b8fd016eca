package io.lifesign.replay;

/** Watches a replay pass. */
public interface ReplayProgress extends AutoCloseable {

  ReplayProgress NONE =
      new ReplayProgress() {
        @Override
        public void started(String dataset, long records) {}

        @Override
        public void reached(long records, long dataMicros) {}

        @Override
        public void close() {}
      };

  void started(String dataset, long records);

  /**
   * @param records sent so far
   * @param dataMicros data time reached, us
   */
  void reached(long records, long dataMicros);

  @Override
  void close();
}
