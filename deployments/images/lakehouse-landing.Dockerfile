# lakehouse-landing and lakehouse-maintenance, two entry classes of one jar, from the root of the repository:
#   docker build -f deployments/images/lakehouse-landing.Dockerfile -t lifesign/lakehouse-landing:0.1.0 .
FROM flink:2.1.1-java17
USER root
RUN rm /opt/flink/lib/log4j-*.jar \
 && mkdir -p /opt/flink/usrlib /opt/flink/plugins/s3-fs-hadoop \
 && ln -s /opt/flink/opt/flink-s3-fs-hadoop-2.1.1.jar /opt/flink/plugins/s3-fs-hadoop/
COPY deployments/images/target/log4j/*.jar /opt/flink/lib/
# Hadoop's classes, which Iceberg names even where its files lie in S3, and Iceberg's S3
COPY deployments/images/target/lakehouse/*.jar /opt/flink/lib/
COPY deployments/monitoring/log4j-json.properties /opt/flink/conf/log4j-console.properties
COPY deployments/monitoring/log4j-json.properties /opt/flink/conf/log4j.properties
COPY deployments/monitoring/log-event.json /opt/flink/conf/log-event.json
COPY jobs/lakehouse-landing/target/lakehouse-landing-*-job.jar /opt/flink/usrlib/job.jar
USER 9999
