package io.lifesign.kubernetes;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.openshift.api.model.monitoring.v1.PodMonitor;
import io.strimzi.api.kafka.model.kafka.Kafka;
import io.strimzi.api.kafka.model.nodepool.KafkaNodePool;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serial;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * What a manifest may say: the classes that Kubernetes, Strimzi and the Prometheus operator
 * publish, read strictly, and for a FlinkDeployment the CRD itself.
 */
final class PublishedSchemas {

  private static final Map<String, Class<?>> CLASSES =
      Map.ofEntries(
          Map.entry("v1/Namespace", Namespace.class),
          Map.entry("v1/ServiceAccount", ServiceAccount.class),
          Map.entry("v1/ConfigMap", ConfigMap.class),
          Map.entry("v1/Service", Service.class),
          Map.entry("apps/v1/Deployment", Deployment.class),
          Map.entry("batch/v1/Job", Job.class),
          Map.entry("policy/v1/PodDisruptionBudget", PodDisruptionBudget.class),
          Map.entry("networking.k8s.io/v1/NetworkPolicy", NetworkPolicy.class),
          Map.entry("rbac.authorization.k8s.io/v1/Role", Role.class),
          Map.entry("rbac.authorization.k8s.io/v1/RoleBinding", RoleBinding.class),
          Map.entry("monitoring.coreos.com/v1/PodMonitor", PodMonitor.class),
          Map.entry("kafka.strimzi.io/v1beta2/Kafka", Kafka.class),
          Map.entry("kafka.strimzi.io/v1beta2/KafkaNodePool", KafkaNodePool.class),
          Map.entry("kafka.strimzi.io/v1beta2/KafkaTopic", KafkaTopic.class),
          Map.entry("kafka.strimzi.io/v1beta2/KafkaUser", KafkaUser.class));
  private static final String FLINK = "flink.apache.org/v1beta1/FlinkDeployment";
  private static final String FLINK_CRD =
      "/META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml";
  // what the newest served CRD does not know yet, and operators from 1.13 on do
  private static final String FLINK_VERSION = "v2_1";

  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true)
          .setAnnotationIntrospector(new NoRoomForTheUnknown())
          .setSerializationInclusion(JsonInclude.Include.NON_EMPTY);

  private final JsonSchema flink = flinkSchema();

  /** The models keep fields that they do not know; here they must not. */
  private static final class NoRoomForTheUnknown extends JacksonAnnotationIntrospector {
    @Serial private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasAnySetter(Annotated member) {
      return Boolean.FALSE;
    }

    @Override
    public JsonIgnoreProperties.Value findPropertyIgnoralByName(
        MapperConfig<?> config, Annotated annotated) {
      return JsonIgnoreProperties.Value.empty();
    }
  }

  /** What is wrong with a manifest; empty if nothing is. */
  List<String> faults(JsonNode manifest) {
    String type = manifest.get("apiVersion").asText() + "/" + manifest.get("kind").asText();
    if (type.equals(FLINK)) {
      return flink.validate(manifest).stream().map(Object::toString).toList();
    }
    Class<?> model = CLASSES.get(type);
    if (model == null) {
      return List.of("No schema for " + type);
    }
    try {
      STRICT.treeToValue(manifest, model);
      return List.of();
    } catch (JsonProcessingException e) {
      return List.of(Manifests.name(manifest) + ": " + e.getOriginalMessage());
    }
  }

  private static JsonSchema flinkSchema() {
    try (InputStream crd = PublishedSchemas.class.getResourceAsStream(FLINK_CRD)) {
      JsonNode schema = Manifests.YAML.readTree(crd).at("/spec/versions/0/schema/openAPIV3Schema");
      ((ArrayNode) schema.at("/properties/spec/properties/flinkVersion/enum")).add(FLINK_VERSION);
      // the API server knows these by itself
      ObjectNode top = (ObjectNode) schema.get("properties");
      for (String known : List.of("apiVersion", "kind", "metadata")) {
        top.putObject(known);
      }
      close(schema);
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4).getSchema(schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A CRD's schema drops what it does not name; here that is a fault. */
  private static void close(JsonNode schema) {
    if (schema.has("properties") && schema instanceof ObjectNode object) {
      object.put("additionalProperties", false);
    }
    schema.forEach(PublishedSchemas::close);
  }
}
