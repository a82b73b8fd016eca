package io.lifesign.landing;

import io.lifesign.streaming.BinaryTypeInfo;
import java.lang.reflect.Type;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.typeutils.TypeExtractor;
import org.apache.iceberg.flink.sink.FlinkWriteResult;

/**
 * The stream type between Iceberg's writers and committer, which Iceberg leaves to Kryo: so told,
 * Flink needs no generic type in this job.
 */
public final class WriteResultType extends TypeInfoFactory<FlinkWriteResult> {

  /**
   * Tells Flink, once a JVM. The setting {@code pipeline.serialization-config} does the same, but
   * fails the second job of a JVM that brings it.
   */
  static synchronized void register() {
    if (TypeExtractor.getTypeInfoFactory(FlinkWriteResult.class) == null) {
      TypeExtractor.registerFactory(FlinkWriteResult.class, WriteResultType.class);
    }
  }

  @Override
  public TypeInformation<FlinkWriteResult> createTypeInfo(
      Type type, Map<String, TypeInformation<?>> parameters) {
    return new BinaryTypeInfo<>(FlinkWriteResult.class, new WriteResultBytes());
  }
}
