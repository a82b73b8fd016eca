-- What devices sent, as they sent it: device.vitals and device.home.
--
-- Partitioning. Analysts ask for a time range, and for a patient within it: days of the event time prunes the
-- first, eight buckets of the patient the second. A busy hospital (10,000 patients, a record every 5 s) writes about
-- 170 million rows or some 3 GB a day, hence eight partitions of about 400 MB: three files each after compaction. Home
-- devices send a hundredth of that and get two buckets. Event time, not arrival: what a home device kept back for a
-- day belongs to the day it was measured. A clock gone wrong makes a partition of its own and harms no other.
--
-- Order. By patient, then time: one patient's course lies together, so the column bounds skip whole row groups,
-- and slowly changing values compress well. Landing writes in order of arrival (sorting a stream would hold it up);
-- compaction applies the order.
--
-- Files. 128 MB target: what one task reads in a second or so. Row groups of 32 MB, because landing keeps one open
-- for every partition it is writing to. No shuffle before the writers ('none'): each writer sees few partitions, and a shuffle
-- for nine tables would cost nine network stages to save files that compaction merges anyway. Each checkpoint with
-- rows is a commit with a metadata file, of which 50 are kept; a silent table gets an empty commit only once in 1000
-- checkpoints.
--
-- Columns. Top-level columns are NOT NULL where the topic's schema demands them. Fields of nested records are
-- nullable throughout, since Iceberg cannot add a required one later. Enums are STRING: a new symbol needs no migration.

CREATE TABLE IF NOT EXISTS lifesign.device_vitals (
  patientId STRING NOT NULL COMMENT 'Identifier of the patient; also the record\'s key.',
  deviceId STRING NOT NULL COMMENT 'Identifier of the device, as the gateway knows it.',
  bootId STRING NOT NULL COMMENT 'Identifier of the device\'s power-on period; a new one restarts the sequence.',
  sequence BIGINT NOT NULL COMMENT 'Number of the record within device and boot, rising by 1; range 0 to 2^63-1.',
  eventTime TIMESTAMP NOT NULL COMMENT 'When the measurement was taken, by the device\'s clock, UTC, microseconds since the epoch.',
  method STRING NOT NULL COMMENT 'How the values of this record were taken. One of UNKNOWN, CONTINUOUS, SPOT.',
  unreliable ARRAY<STRING> NOT NULL COMMENT 'Parameters of this record that the device itself marks as unreliable (probe off, artefact): kept, never scored.',
  heartRate DOUBLE COMMENT 'Heart rate, /min, plausible 0 to 300.',
  respiratoryRate DOUBLE COMMENT 'Respiratory rate, /min, plausible 0 to 80.',
  spo2 DOUBLE COMMENT 'Oxygen saturation by pulse oximetry, %, plausible 40 to 100.',
  systolic DOUBLE COMMENT 'Systolic blood pressure, mm[Hg], plausible 30 to 300.',
  diastolic DOUBLE COMMENT 'Diastolic blood pressure, mm[Hg], plausible 10 to 200 and below systolic.',
  temperature DOUBLE COMMENT 'Body temperature, Cel, plausible 25 to 45.',
  consciousness STRING COMMENT 'Level of consciousness (ACVPU). One of UNKNOWN, ALERT, CONFUSION, VOICE, PAIN, UNRESPONSIVE.',
  supplementalOxygen BOOLEAN COMMENT 'Whether the patient breathes supplemental oxygen.',
  oxygenFlow DOUBLE COMMENT 'Oxygen flow, L/min, range 0 to 100.',
  fio2 DOUBLE COMMENT 'Inspired oxygen fraction, 0.21 to 1.0.',
  capillaryRefill DOUBLE COMMENT 'Capillary refill time, s, range 0 to 30.',
  respiratoryEffort STRING COMMENT 'Work of breathing. One of UNKNOWN, NORMAL, MILD, MODERATE, SEVERE, APNOEA.',
  kafka_topic STRING NOT NULL COMMENT 'Topic of the record.',
  kafka_partition INT NOT NULL COMMENT 'Partition of the record.',
  kafka_offset BIGINT NOT NULL COMMENT 'Offset of the record: with topic and partition the identity of the row.',
  kafka_timestamp TIMESTAMP NOT NULL COMMENT 'Kafka timestamp of the record, UTC.'
)
USING iceberg
COMMENT 'One record of a vital-signs device: what it measured at one instant, everything else null.'
PARTITIONED BY (days(eventTime), bucket(8, patientId))
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

ALTER TABLE lifesign.device_vitals WRITE ORDERED BY patientId, eventTime;

CREATE TABLE IF NOT EXISTS lifesign.device_home (
  patientId STRING NOT NULL COMMENT 'Identifier of the patient; also the record\'s key.',
  deviceId STRING NOT NULL COMMENT 'Identifier of the device, as the gateway knows it.',
  bootId STRING NOT NULL COMMENT 'Identifier of the device\'s power-on period; a new one restarts the sequence.',
  sequence BIGINT NOT NULL COMMENT 'Number of the record within device and boot, rising by 1; range 0 to 2^63-1.',
  eventTime TIMESTAMP NOT NULL COMMENT 'When the measurement was taken, by the device\'s clock, UTC, microseconds since the epoch.',
  method STRING NOT NULL COMMENT 'How the values of this record were taken. One of UNKNOWN, CONTINUOUS, SPOT.',
  unreliable ARRAY<STRING> NOT NULL COMMENT 'Parameters of this record that the device itself marks as unreliable (probe off, artefact): kept, never scored.',
  heartRate DOUBLE COMMENT 'Heart rate, /min, plausible 0 to 300.',
  respiratoryRate DOUBLE COMMENT 'Respiratory rate, /min, plausible 0 to 80.',
  spo2 DOUBLE COMMENT 'Oxygen saturation by pulse oximetry, %, plausible 40 to 100.',
  systolic DOUBLE COMMENT 'Systolic blood pressure, mm[Hg], plausible 30 to 300.',
  diastolic DOUBLE COMMENT 'Diastolic blood pressure, mm[Hg], plausible 10 to 200 and below systolic.',
  temperature DOUBLE COMMENT 'Body temperature, Cel, plausible 25 to 45.',
  consciousness STRING COMMENT 'Level of consciousness (ACVPU). One of UNKNOWN, ALERT, CONFUSION, VOICE, PAIN, UNRESPONSIVE.',
  supplementalOxygen BOOLEAN COMMENT 'Whether the patient breathes supplemental oxygen.',
  oxygenFlow DOUBLE COMMENT 'Oxygen flow, L/min, range 0 to 100.',
  fio2 DOUBLE COMMENT 'Inspired oxygen fraction, 0.21 to 1.0.',
  capillaryRefill DOUBLE COMMENT 'Capillary refill time, s, range 0 to 30.',
  respiratoryEffort STRING COMMENT 'Work of breathing. One of UNKNOWN, NORMAL, MILD, MODERATE, SEVERE, APNOEA.',
  kafka_topic STRING NOT NULL COMMENT 'Topic of the record.',
  kafka_partition INT NOT NULL COMMENT 'Partition of the record.',
  kafka_offset BIGINT NOT NULL COMMENT 'Offset of the record: with topic and partition the identity of the row.',
  kafka_timestamp TIMESTAMP NOT NULL COMMENT 'Kafka timestamp of the record, UTC.'
)
USING iceberg
COMMENT 'One record of a vital-signs device: what it measured at one instant, everything else null.'
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

ALTER TABLE lifesign.device_home WRITE ORDERED BY patientId, eventTime;
