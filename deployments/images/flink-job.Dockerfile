# vitals-scoring, arrhythmia-cep, readmission-risk, fhir-delivery: one image each, from the root of the repository:
#   docker build -f deployments/images/flink-job.Dockerfile --build-arg JOB=vitals-scoring -t lifesign/vitals-scoring:0.1.0 .
FROM flink:2.1.1-java17
ARG JOB
USER root
# our Log4j with its JSON layout in place of the image's; the reporter is a plugin that the image holds; S3 for checkpoints and savepoints
RUN rm /opt/flink/lib/log4j-*.jar \
 && mkdir -p /opt/flink/usrlib /opt/flink/plugins/s3-fs-hadoop \
 && ln -s /opt/flink/opt/flink-s3-fs-hadoop-2.1.1.jar /opt/flink/plugins/s3-fs-hadoop/
COPY deployments/images/target/log4j/*.jar /opt/flink/lib/
COPY deployments/monitoring/log4j-json.properties /opt/flink/conf/log4j-console.properties
COPY deployments/monitoring/log4j-json.properties /opt/flink/conf/log4j.properties
COPY deployments/monitoring/log-event.json /opt/flink/conf/log-event.json
COPY jobs/${JOB}/target/${JOB}-*-job.jar /opt/flink/usrlib/job.jar
USER 9999
