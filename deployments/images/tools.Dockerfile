# What is run once: registering the schemas. From the root of the repository:
#   docker build -f deployments/images/tools.Dockerfile -t lifesign/tools:0.1.0 .
FROM eclipse-temurin:17-jre-jammy
COPY deployments/images/target/tools/*.jar /opt/lifesign/lib/
USER 1001
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.lifesign.schemas", "-cp", "/opt/lifesign/lib/*"]
