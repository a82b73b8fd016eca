-- The EHR and what is made of it: ehr.fhir, ehr.hl7v2, readmission.risk, readmission.outcomes, fhir.outbound. Properties as argued in V001.
--
-- Messages, risks and outcomes of a patient come over months and are asked for by month: months of the event time. A hospital sends
-- some ten thousand messages a day, a few KB each, and tells a few hundred risks: two buckets keep a month's files near the
-- target. fhir.outbound follows the alerts and scores of a day: days.
--
-- dead.letters gains the path of the part of a message that could not be used.

CREATE TABLE IF NOT EXISTS lifesign.ehr_fhir (
  patientId STRING NOT NULL COMMENT 'Identifier of the patient, the one that devices use; also the record\'s key.',
  source STRING NOT NULL COMMENT 'The sending system, for example its facility and application.',
  messageId STRING NOT NULL COMMENT 'Identifier of the message at its source: a repeat carries the same one (Bundle.identifier or id; MSH-10).',
  eventTime TIMESTAMP NOT NULL COMMENT 'When the source sent it, UTC. What a message says is known from then on.',
  body STRING NOT NULL COMMENT 'The message itself, UTF-8, at most 1 MiB.',
  kafka_topic STRING NOT NULL COMMENT 'Topic of the record.',
  kafka_partition INT NOT NULL COMMENT 'Partition of the record.',
  kafka_offset BIGINT NOT NULL COMMENT 'Offset of the record: with topic and partition the identity of the row.',
  kafka_timestamp TIMESTAMP NOT NULL COMMENT 'Kafka timestamp of the record, UTC.'
)
USING iceberg
COMMENT 'One message of an EHR as it was sent.'
PARTITIONED BY (months(eventTime), bucket(2, patientId))
TBLPROPERTIES (
  'format-version' = '2',
  'write.format.default' = 'parquet',
  'write.parquet.compression-codec' = 'zstd',
  'write.parquet.row-group-size-bytes' = '33554432',
  'write.target-file-size-bytes' = '134217728',
  'write.distribution-mode' = 'none',
  'flink.max-continuous-empty-commits' = '1000',
  'write.metadata.delete-after-commit.enabled' = 'true',
  'write.metadata.previous-versions-max' = '50'
);

ALTER TABLE lifesign.ehr_fhir WRITE ORDERED BY patientId, eventTime;

CREATE TABLE IF NOT EXISTS lifesign.ehr_hl7v2 (
  patientId STRING NOT NULL COMMENT 'Identifier of the patient, the one that devices use; also the record\'s key.',
  source STRING NOT NULL COMMENT 'The sending system, for example its facility and application.',
  messageId STRING NOT NULL COMMENT 'Identifier of the message at its source: a repeat carries the same one (Bundle.identifier or id; MSH-10).',
  eventTime TIMESTAMP NOT NULL COMMENT 'When the source sent it, UTC. What a message says is known from then on.',
  body STRING NOT NULL COMMENT 'The message itself, UTF-8, at most 1 MiB.',
  kafka_topic STRING NOT NULL COMMENT 'Topic of the record.',
  kafka_partition INT NOT NULL COMMENT 'Partition of the record.',
  kafka_offset BIGINT NOT NULL COMMENT 'Offset of the record: with topic and partition the identity of the row.',
  kafka_timestamp TIMESTAMP NOT NULL COMMENT 'Kafka timestamp of the record, UTC.'
)
USING iceberg
COMMENT 'One message of an EHR as it was sent.'
PARTITIONED BY (months(eventTime), bucket(2, patientId))
TBLPROPERTIES (
  'format-version' = '2',
  'write.format.default' = 'parquet',
  'write.parquet.compression-codec' = 'zstd',
  'write.parquet.row-group-size-bytes' = '33554432',
  'write.target-file-size-bytes' = '134217728',
  'write.distribution-mode' = 'none',
  'flink.max-continuous-empty-commits' = '1000',
  'write.metadata.delete-after-commit.enabled' = 'true',
  'write.metadata.previous-versions-max' = '50'
);

ALTER TABLE lifesign.ehr_hl7v2 WRITE ORDERED BY patientId, eventTime;

CREATE TABLE IF NOT EXISTS lifesign.readmission_risk (
  patientId STRING NOT NULL COMMENT 'Identifier of the patient; also the record\'s key.',
  encounterId STRING NOT NULL COMMENT 'The stay.',
  revision INT NOT NULL COMMENT '0 at the first estimate, then 1, 2, ... for the stay.',
  stage STRING NOT NULL COMMENT 'When in the stay it was told. One of UNKNOWN, ADMISSION, DISCHARGE, WITHDRAWN.',
  eventTime TIMESTAMP NOT NULL COMMENT 'When it was decided, in event time, UTC: nothing learned later entered it.',
  admittedAt TIMESTAMP NOT NULL COMMENT 'Begin of the stay, UTC.',
  dischargedAt TIMESTAMP COMMENT 'End of the stay, UTC; null at admission.',
  probability DOUBLE NOT NULL COMMENT 'Calibrated probability of the model, 0 to 1.',
  band STRING NOT NULL COMMENT 'Band of the scale named by decidedBy. One of UNKNOWN, LOW, INTERMEDIATE, HIGH.',
  decidedBy STRING NOT NULL COMMENT 'The scale that gave the band: the model\'s name, lace, hospital-2013 or hospital-2016.',
  model STRING NOT NULL COMMENT 'Name of the model.',
  modelVersion STRING NOT NULL COMMENT 'Version of the model: the first 16 hex digits of the SHA-256 of its file.',
  logOdds DOUBLE NOT NULL COMMENT 'Log-odds (natural logarithm, 1) of the probability: baseLogOdds plus all contributions.',
  baseLogOdds DOUBLE NOT NULL COMMENT 'Log-odds (natural logarithm, 1) of an average stay of the training data.',
  contributions ARRAY<STRUCT<
    feature: STRING COMMENT 'Name of the feature, as the model card has it.',
    `value`: DOUBLE COMMENT 'Its value, in the feature\'s unit; null if it was not known.',
    logOdds: DOUBLE COMMENT 'What it adds (natural logarithm, 1).'>> NOT NULL COMMENT 'By descending size of what is added; of equal size by name; all beyond the largest 24 as one named others.',
  lace STRUCT<
    total: INT COMMENT 'Sum of the points known; a lower bound where items are missing.',
    complete: BOOLEAN COMMENT 'Whether every item was known.',
    band: STRING COMMENT 'Published band of the total. One of UNKNOWN, LOW, INTERMEDIATE, HIGH.',
    items: ARRAY<STRUCT<
      name: STRING COMMENT 'Name of the item.',
      points: INT COMMENT 'Its points; null if it was not known.',
      `value`: DOUBLE COMMENT 'The value it was given for, if it is a number, in the unit of the item: d for stays, g/dL for haemoglobin, mmol/L for sodium, else a count.'>> COMMENT 'All items in the order of the publication.'> NOT NULL COMMENT 'LACE, 0 to 19.',
  hospital2013 STRUCT<
    total: INT COMMENT 'Sum of the points known; a lower bound where items are missing.',
    complete: BOOLEAN COMMENT 'Whether every item was known.',
    band: STRING COMMENT 'Published band of the total. One of UNKNOWN, LOW, INTERMEDIATE, HIGH.',
    items: ARRAY<STRUCT<
      name: STRING COMMENT 'Name of the item.',
      points: INT COMMENT 'Its points; null if it was not known.',
      `value`: DOUBLE COMMENT 'The value it was given for, if it is a number, in the unit of the item: d for stays, g/dL for haemoglobin, mmol/L for sodium, else a count.'>> COMMENT 'All items in the order of the publication.'> NOT NULL COMMENT 'HOSPITAL as published in 2013, 0 to 13.',
  hospital2016 STRUCT<
    total: INT COMMENT 'Sum of the points known; a lower bound where items are missing.',
    complete: BOOLEAN COMMENT 'Whether every item was known.',
    band: STRING COMMENT 'Published band of the total. One of UNKNOWN, LOW, INTERMEDIATE, HIGH.',
    items: ARRAY<STRUCT<
      name: STRING COMMENT 'Name of the item.',
      points: INT COMMENT 'Its points; null if it was not known.',
      `value`: DOUBLE COMMENT 'The value it was given for, if it is a number, in the unit of the item: d for stays, g/dL for haemoglobin, mmol/L for sodium, else a count.'>> COMMENT 'All items in the order of the publication.'> NOT NULL COMMENT 'HOSPITAL with the 2016 bands of prior admissions, 0 to 13.',
  inputs ARRAY<STRUCT<
    name: STRING COMMENT 'What it is.',
    `value`: DOUBLE COMMENT 'Its value in unit; null if it is no number.',
    text: STRING COMMENT 'Its code or word, if it has one.',
    unit: STRING COMMENT 'UCUM unit; empty for counts, points and words.',
    observedAt: TIMESTAMP COMMENT 'When it was so, UTC, where that is known.'>> NOT NULL COMMENT 'Facts behind indices and model, and the stay\'s last vitals scores.',
  `missing` ARRAY<STRING> NOT NULL COMMENT 'What would have been used and was not known, by name.',
  reason STRING NOT NULL COMMENT 'Why this revision: ADMITTED, DISCHARGED, NEW_FACTS, DISCHARGE_TAKEN_BACK, STAY_TAKEN_BACK.',
  kafka_topic STRING NOT NULL COMMENT 'Topic of the record.',
  kafka_partition INT NOT NULL COMMENT 'Partition of the record.',
  kafka_offset BIGINT NOT NULL COMMENT 'Offset of the record: with topic and partition the identity of the row.',
  kafka_timestamp TIMESTAMP NOT NULL COMMENT 'Kafka timestamp of the record, UTC.'
)
USING iceberg
COMMENT 'One revision of what is thought of the risk that a stay is followed by an unplanned return within 30 days.'
PARTITIONED BY (months(eventTime), bucket(2, patientId))
TBLPROPERTIES (
  'format-version' = '2',
  'write.format.default' = 'parquet',
  'write.parquet.compression-codec' = 'zstd',
  'write.parquet.row-group-size-bytes' = '33554432',
  'write.target-file-size-bytes' = '134217728',
  'write.distribution-mode' = 'none',
  'flink.max-continuous-empty-commits' = '1000',
  'write.metadata.delete-after-commit.enabled' = 'true',
  'write.metadata.previous-versions-max' = '50'
);

ALTER TABLE lifesign.readmission_risk WRITE ORDERED BY patientId, eventTime;

CREATE TABLE IF NOT EXISTS lifesign.readmission_outcomes (
  patientId STRING NOT NULL COMMENT 'Identifier of the patient; also the record\'s key.',
  encounterId STRING NOT NULL COMMENT 'The stay.',
  revision INT NOT NULL COMMENT '0 at the first verdict, then 1, 2, ... as later facts change it.',
  eventTime TIMESTAMP NOT NULL COMMENT 'When it was decided, in event time, UTC.',
  dischargedAt TIMESTAMP NOT NULL COMMENT 'End of the stay, UTC.',
  outcome STRING NOT NULL COMMENT 'What came of it. One of UNKNOWN, NOT_READMITTED, READMITTED_UNPLANNED, READMITTED_PLANNED, DIED, TRANSFERRED, CENSORED, WITHDRAWN.',
  excluded STRING COMMENT 'Why the stay is no index stay by the CMS hospital-wide rules, if it is none: DIED_IN_HOSPITAL, LEFT_AGAINST_ADVICE, TRANSFER_ACUTE, DATA_END.',
  readmissionEncounterId STRING COMMENT 'The stay that followed, if one did.',
  daysAfter DOUBLE COMMENT 'From discharge to the return or the death, d.',
  riskRevision INT COMMENT 'Revision of the risk that stood at discharge, if one was told.',
  kafka_topic STRING NOT NULL COMMENT 'Topic of the record.',
  kafka_partition INT NOT NULL COMMENT 'Partition of the record.',
  kafka_offset BIGINT NOT NULL COMMENT 'Offset of the record: with topic and partition the identity of the row.',
  kafka_timestamp TIMESTAMP NOT NULL COMMENT 'Kafka timestamp of the record, UTC.'
)
USING iceberg
COMMENT 'One revision of what came of a stay within 30 days of its end.'
PARTITIONED BY (months(eventTime), bucket(2, patientId))
TBLPROPERTIES (
  'format-version' = '2',
  'write.format.default' = 'parquet',
  'write.parquet.compression-codec' = 'zstd',
  'write.parquet.row-group-size-bytes' = '33554432',
  'write.target-file-size-bytes' = '134217728',
  'write.distribution-mode' = 'none',
  'flink.max-continuous-empty-commits' = '1000',
  'write.metadata.delete-after-commit.enabled' = 'true',
  'write.metadata.previous-versions-max' = '50'
);

ALTER TABLE lifesign.readmission_outcomes WRITE ORDERED BY patientId, eventTime;

CREATE TABLE IF NOT EXISTS lifesign.fhir_outbound (
  patientId STRING NOT NULL COMMENT 'Identifier of the patient; also the record\'s key.',
  resourceType STRING NOT NULL COMMENT 'FHIR resource type.',
  identifier STRING NOT NULL COMMENT 'Our identifier of the resource: a repeat and every later revision carry the same one.',
  revision INT NOT NULL COMMENT 'Revision of the resource; a server keeps the greatest.',
  eventTime TIMESTAMP NOT NULL COMMENT 'Event time of what the resource tells, UTC.',
  body STRING NOT NULL COMMENT 'The resource as JSON.',
  kafka_topic STRING NOT NULL COMMENT 'Topic of the record.',
  kafka_partition INT NOT NULL COMMENT 'Partition of the record.',
  kafka_offset BIGINT NOT NULL COMMENT 'Offset of the record: with topic and partition the identity of the row.',
  kafka_timestamp TIMESTAMP NOT NULL COMMENT 'Kafka timestamp of the record, UTC.'
)
USING iceberg
COMMENT 'One FHIR R4 resource for the EHR.'
PARTITIONED BY (days(eventTime), bucket(2, patientId))
TBLPROPERTIES (
  'format-version' = '2',
  'write.format.default' = 'parquet',
  'write.parquet.compression-codec' = 'zstd',
  'write.parquet.row-group-size-bytes' = '33554432',
  'write.target-file-size-bytes' = '134217728',
  'write.distribution-mode' = 'none',
  'flink.max-continuous-empty-commits' = '1000',
  'write.metadata.delete-after-commit.enabled' = 'true',
  'write.metadata.previous-versions-max' = '50'
);

ALTER TABLE lifesign.fhir_outbound WRITE ORDERED BY patientId, eventTime;

ALTER TABLE lifesign.dead_letters ADD COLUMN path STRING COMMENT 'Where in the message, if only a part of it could not be used: the rest was.' AFTER detail;
