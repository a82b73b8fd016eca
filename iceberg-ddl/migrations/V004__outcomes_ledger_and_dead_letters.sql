-- The books: record.outcomes, ledger, dead.letters. Properties as argued in V001.
--
-- Outcomes are joined with readings by (topic, partition, offset) within a day of the reading: partitioned like the home readings.
-- Ledger and dead letters are small and name no patient: days alone. Dead letters are dated by Kafka's timestamp, the only
-- time that an unreadable record has; a day is all anyone asks of them.

CREATE TABLE IF NOT EXISTS lifesign.record_outcomes (
  patientId STRING NOT NULL COMMENT 'Identifier of the patient; also the record\'s key.',
  eventTime TIMESTAMP NOT NULL COMMENT 'Event time of the device record, UTC.',
  job STRING NOT NULL COMMENT 'The job that decided.',
  topic STRING NOT NULL COMMENT 'Topic of the record.',
  `partition` INT NOT NULL COMMENT 'Partition of the record.',
  `offset` BIGINT NOT NULL COMMENT 'Offset of the record.',
  verdict STRING NOT NULL COMMENT 'The verdict. One of UNKNOWN, LATE, DUPLICATE.',
  source STRUCT<
    deviceId: STRING COMMENT 'Identifier of the device, as the gateway knows it.',
    bootId: STRING COMMENT 'Identifier of the device\'s power-on period; a new one restarts the sequence.',
    sequence: BIGINT COMMENT 'Number of the record within device and boot, rising by 1; range 0 to 2^63-1.',
    eventTime: TIMESTAMP COMMENT 'When the measurement was taken, by the device\'s clock, UTC, microseconds since the epoch.'> NOT NULL COMMENT 'The device record.',
  lateByMicros BIGINT COMMENT 'How far behind the partition\'s progress it was, us.',
  kafka_topic STRING NOT NULL COMMENT 'Topic of the record.',
  kafka_partition INT NOT NULL COMMENT 'Partition of the record.',
  kafka_offset BIGINT NOT NULL COMMENT 'Offset of the record: with topic and partition the identity of the row.',
  kafka_timestamp TIMESTAMP NOT NULL COMMENT 'Kafka timestamp of the record, UTC.'
)
USING iceberg
COMMENT 'The verdict on a device record that was not scored though it was readable.'
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

ALTER TABLE lifesign.record_outcomes WRITE ORDERED BY patientId, eventTime;

CREATE TABLE IF NOT EXISTS lifesign.ledger (
  job STRING NOT NULL COMMENT 'The job.',
  topic STRING NOT NULL COMMENT 'The topic counted.',
  `partition` INT NOT NULL COMMENT 'The partition counted.',
  eventTime TIMESTAMP NOT NULL COMMENT 'Event time up to which was counted, UTC.',
  recordsIn BIGINT NOT NULL COMMENT 'Records read, ticks not among them.',
  scored BIGINT NOT NULL COMMENT 'Records that were decided on: scored, or applied as profile or acknowledgement.',
  late BIGINT NOT NULL COMMENT 'Records judged late.',
  duplicate BIGINT NOT NULL COMMENT 'Records judged duplicates.',
  dead BIGINT NOT NULL COMMENT 'Records sent to dead letters.',
  waiting BIGINT NOT NULL COMMENT 'Records read and not yet decided, held back for the order of event time.',
  ticks BIGINT NOT NULL COMMENT 'Ticks read.',
  kafka_topic STRING NOT NULL COMMENT 'Topic of the record.',
  kafka_partition INT NOT NULL COMMENT 'Partition of the record.',
  kafka_offset BIGINT NOT NULL COMMENT 'Offset of the record: with topic and partition the identity of the row.',
  kafka_timestamp TIMESTAMP NOT NULL COMMENT 'Kafka timestamp of the record, UTC.'
)
USING iceberg
COMMENT 'Sums since the job began, for one job, topic and partition: recordsIn = scored + late + duplicate + dead + waiting. The newest row of a key counts.'
PARTITIONED BY (days(eventTime))
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

ALTER TABLE lifesign.ledger WRITE ORDERED BY job, topic, `partition`, eventTime;

CREATE TABLE IF NOT EXISTS lifesign.dead_letters (
  job STRING NOT NULL COMMENT 'The job that decided.',
  topic STRING NOT NULL COMMENT 'Topic of the record.',
  `partition` INT NOT NULL COMMENT 'Partition of the record.',
  `offset` BIGINT NOT NULL COMMENT 'Offset of the record.',
  `timestamp` TIMESTAMP NOT NULL COMMENT 'Kafka timestamp of the record, UTC.',
  reason STRING NOT NULL COMMENT 'Why. One of UNKNOWN, NOT_AVRO_WIRE_FORMAT, UNKNOWN_SCHEMA_ID, SCHEMA_MISMATCH, TRUNCATED_OR_CORRUPT, MISSING_PATIENT_ID, MISSING_DEVICE_ID, KEY_MISMATCH, NOT_A_NUMBER, INVALID_SEQUENCE, INVALID_TIMESTAMP, FUTURE_TIMESTAMP, SEQUENCE_CONFLICT, NO_VALUES, INVALID_PROFILE, INVALID_ACK, UNWRITABLE.',
  detail STRING NOT NULL COMMENT 'One line more: which field, which id. Never a patient identifier.',
  `key` BINARY COMMENT 'Key of the record, capped at 1 KiB.',
  `value` BINARY COMMENT 'Value of the record, capped at 64 KiB.',
  valueLength INT NOT NULL COMMENT 'Full length of the value, bytes.',
  kafka_topic STRING NOT NULL COMMENT 'Topic of the record.',
  kafka_partition INT NOT NULL COMMENT 'Partition of the record.',
  kafka_offset BIGINT NOT NULL COMMENT 'Offset of the record: with topic and partition the identity of the row.',
  kafka_timestamp TIMESTAMP NOT NULL COMMENT 'Kafka timestamp of the record, UTC.'
)
USING iceberg
COMMENT 'A record that could not be used, with the reason.'
PARTITIONED BY (days(`timestamp`))
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

ALTER TABLE lifesign.dead_letters WRITE ORDERED BY topic, `partition`, `offset`;
