-- What the care team laid down and said: care.profiles and alerts.acks. Properties as argued in V001.
--
-- A patient has a handful of profiles a stay: months, by when a profile was recorded, and two buckets, so that a
-- file is worth opening. Acknowledgements come with alerts and are asked for by day.

CREATE TABLE IF NOT EXISTS lifesign.care_profiles (
  patientId STRING NOT NULL COMMENT 'Identifier of the patient; also the record\'s key.',
  effectiveFrom TIMESTAMP NOT NULL COMMENT 'From when on this version holds, UTC. A reading uses the version with the largest effectiveFrom at or before its own event time.',
  recordedAt TIMESTAMP NOT NULL COMMENT 'When the version was written down, UTC; the record\'s event time. A version is never applied to a reading taken before it was recorded.',
  wardId STRING COMMENT 'Ward.',
  bedId STRING COMMENT 'Bed.',
  ageYears DOUBLE COMMENT 'Age in decimal years, 0 to 130; null is an adult.',
  spo2Scale INT NOT NULL COMMENT 'NEWS2 SpO2 scale, 1 or 2; 2 only where a target of 88-92 % was prescribed.',
  baselineConsciousness STRING NOT NULL COMMENT 'The patient\'s usual level: CONFUSION here means chronic confusion, which is not scored as new. UNKNOWN is ALERT. One of UNKNOWN, ALERT, CONFUSION, VOICE, PAIN, UNRESPONSIVE.',
  pregnant BOOLEAN NOT NULL COMMENT 'Pregnant: there is no NEWS2.',
  suspectedInfection BOOLEAN NOT NULL COMMENT 'Infection is suspected: SIRS may alert.',
  fallRisk BOOLEAN NOT NULL COMMENT 'At risk of falling.',
  monitoring STRING NOT NULL COMMENT 'Whether devices are expected to send. One of UNKNOWN, ACTIVE, STANDBY, DISCHARGED.',
  spotIntervalMinutes INT COMMENT 'Prescribed interval of spot observations, min, 5 to 1440; null is 720.',
  limits ARRAY<STRUCT<
    parameter: STRING COMMENT 'Which parameter. One of UNKNOWN, RESPIRATORY_RATE, SPO2, SUPPLEMENTAL_OXYGEN, SYSTOLIC, HEART_RATE, CONSCIOUSNESS, TEMPERATURE, DIASTOLIC, OXYGEN_FLOW, FIO2, CAPILLARY_REFILL, RESPIRATORY_EFFORT.',
    low: DOUBLE COMMENT 'Alert below this value, in the parameter\'s unit.',
    high: DOUBLE COMMENT 'Alert above this value, in the parameter\'s unit.'>> NOT NULL COMMENT 'Personal limits.',
  alarmPauses ARRAY<STRUCT<
    `from`: TIMESTAMP COMMENT 'Start, UTC, inclusive.',
    until: TIMESTAMP COMMENT 'End, UTC, exclusive.'>> NOT NULL COMMENT 'Alarm pauses.',
  kafka_topic STRING NOT NULL COMMENT 'Topic of the record.',
  kafka_partition INT NOT NULL COMMENT 'Partition of the record.',
  kafka_offset BIGINT NOT NULL COMMENT 'Offset of the record: with topic and partition the identity of the row.',
  kafka_timestamp TIMESTAMP NOT NULL COMMENT 'Kafka timestamp of the record, UTC.'
)
USING iceberg
COMMENT 'What the care team laid down for a patient, one version a record, every version kept.'
PARTITIONED BY (months(recordedAt), bucket(2, patientId))
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

ALTER TABLE lifesign.care_profiles WRITE ORDERED BY patientId, recordedAt;

CREATE TABLE IF NOT EXISTS lifesign.alerts_acks (
  patientId STRING NOT NULL COMMENT 'Identifier of the patient; also the record\'s key.',
  alertId STRING NOT NULL COMMENT 'The alert.',
  eventTime TIMESTAMP NOT NULL COMMENT 'When it was said, UTC.',
  kind STRING NOT NULL COMMENT 'What is said. One of UNKNOWN, ACKNOWLEDGED, FALSE_ALARM, RESOLVED.',
  role STRING NOT NULL COMMENT 'Role of who said it, for example nurse; never a name.',
  kafka_topic STRING NOT NULL COMMENT 'Topic of the record.',
  kafka_partition INT NOT NULL COMMENT 'Partition of the record.',
  kafka_offset BIGINT NOT NULL COMMENT 'Offset of the record: with topic and partition the identity of the row.',
  kafka_timestamp TIMESTAMP NOT NULL COMMENT 'Kafka timestamp of the record, UTC.'
)
USING iceberg
COMMENT 'What staff say to an alert.'
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

ALTER TABLE lifesign.alerts_acks WRITE ORDERED BY patientId, eventTime;
