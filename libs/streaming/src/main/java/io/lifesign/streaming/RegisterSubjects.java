package io.lifesign.streaming;

import io.lifesign.schemas.Catalogue;
import java.util.List;
import org.apache.flink.configuration.Configuration;

/**
 * Registers the subjects of the catalogue, where no launcher does it: {@code --registry.url URL}.
 */
public final class RegisterSubjects {

  private RegisterSubjects() {}

  public static void main(String[] args) {
    Configuration settings = Settings.parse(args, List.of(KafkaOptions.REGISTRY));
    new SubjectRegistration(Catalogue.load())
        .register(WriterSchemas.client(Settings.require(settings, KafkaOptions.REGISTRY)));
  }
}
