package io.lifesign.streaming;

import io.lifesign.schemas.Catalogue;
import java.util.List;
import org.apache.flink.configuration.Configuration;

/**
 * Registers the subjects of the catalogue, where no launcher does it: {@code --registry.url URL},
 * with {@code --registry.client-file FILE} to one that asks who is there.
 */
public final class RegisterSubjects {

  private RegisterSubjects() {}

  public static void main(String[] args) {
    Configuration settings =
        Settings.parse(args, List.of(KafkaOptions.REGISTRY, KafkaOptions.REGISTRY_CLIENT_FILE));
    new SubjectRegistration(Catalogue.load())
        .register(WriterSchemas.client(RegistryAccess.from(settings)));
  }
}
