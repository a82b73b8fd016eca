package io.lifesign.streaming;

import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkOutput;

/** Writes down each watermark, ms. */
record ToldWatermarks(List<Long> told) implements WatermarkOutput {

  @Override
  public void emitWatermark(Watermark watermark) {
    told.add(watermark.getTimestamp());
  }

  @Override
  public void markIdle() {}

  @Override
  public void markActive() {}
}
