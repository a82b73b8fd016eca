-- What the jobs decided: vitals.scores and alerts. Properties as argued in V001.
--
-- Scores come on every change of points, about a tenth of the readings but ten times as wide: eight buckets, as for
-- the readings they are joined with. Alerts are few: two. Both by the event time of the decision; an alert's
-- revisions may lie in different days, so alerts_current has to look at all days that a question allows.

CREATE TABLE IF NOT EXISTS lifesign.vitals_scores (
  patientId STRING NOT NULL COMMENT 'Identifier of the patient; also the record\'s key.',
  eventTime TIMESTAMP NOT NULL COMMENT 'The instant scored, UTC.',
  `trigger` STRING NOT NULL COMMENT 'Why it was emitted. One of UNKNOWN, CHANGE, SCHEDULE.',
  wardId STRING COMMENT 'Ward in force.',
  bedId STRING COMMENT 'Bed in force.',
  spo2Scale INT NOT NULL COMMENT 'SpO2 scale used, 1 or 2.',
  news2 STRUCT<
    total: INT COMMENT 'Sum of the points of the measured items.',
    complete: BOOLEAN COMMENT 'Whether every item was measured.',
    notApplicable: STRING COMMENT 'Why the score does not apply (child, pregnancy, adult), else null.',
    items: ARRAY<STRUCT<
      parameter: STRING COMMENT 'Which parameter. One of UNKNOWN, RESPIRATORY_RATE, SPO2, SUPPLEMENTAL_OXYGEN, SYSTOLIC, HEART_RATE, CONSCIOUSNESS, TEMPERATURE, DIASTOLIC, OXYGEN_FLOW, FIO2, CAPILLARY_REFILL, RESPIRATORY_EFFORT.',
      freshness: STRING COMMENT 'Whether it was measured, stale or missing. One of UNKNOWN, MEASURED, STALE, MISSING, NOT_APPLICABLE.',
      `value`: DOUBLE COMMENT 'The value after rounding, in the parameter\'s unit; null unless measured. Consciousness: 0 alert to 4 unresponsive; supplemental oxygen: 0 or 1.',
      points: INT COMMENT 'Points it scored; null unless measured.'>> COMMENT 'Each item, in the order of the published chart.'> NOT NULL COMMENT 'National Early Warning Score 2, 0-20.',
  news2Band STRING COMMENT 'Response band; null while a partial total is below HIGH. One of UNKNOWN, LOW, LOW_MEDIUM, MEDIUM, HIGH.',
  news2RedScore BOOLEAN NOT NULL COMMENT 'Whether any single parameter scores 3.',
  mews STRUCT<
    total: INT COMMENT 'Sum of the points of the measured items.',
    complete: BOOLEAN COMMENT 'Whether every item was measured.',
    notApplicable: STRING COMMENT 'Why the score does not apply (child, pregnancy, adult), else null.',
    items: ARRAY<STRUCT<
      parameter: STRING COMMENT 'Which parameter. One of UNKNOWN, RESPIRATORY_RATE, SPO2, SUPPLEMENTAL_OXYGEN, SYSTOLIC, HEART_RATE, CONSCIOUSNESS, TEMPERATURE, DIASTOLIC, OXYGEN_FLOW, FIO2, CAPILLARY_REFILL, RESPIRATORY_EFFORT.',
      freshness: STRING COMMENT 'Whether it was measured, stale or missing. One of UNKNOWN, MEASURED, STALE, MISSING, NOT_APPLICABLE.',
      `value`: DOUBLE COMMENT 'The value after rounding, in the parameter\'s unit; null unless measured. Consciousness: 0 alert to 4 unresponsive; supplemental oxygen: 0 or 1.',
      points: INT COMMENT 'Points it scored; null unless measured.'>> COMMENT 'Each item, in the order of the published chart.'> NOT NULL COMMENT 'Modified Early Warning Score, 0-14.',
  qsofa STRUCT<
    total: INT COMMENT 'Sum of the points of the measured items.',
    complete: BOOLEAN COMMENT 'Whether every item was measured.',
    notApplicable: STRING COMMENT 'Why the score does not apply (child, pregnancy, adult), else null.',
    items: ARRAY<STRUCT<
      parameter: STRING COMMENT 'Which parameter. One of UNKNOWN, RESPIRATORY_RATE, SPO2, SUPPLEMENTAL_OXYGEN, SYSTOLIC, HEART_RATE, CONSCIOUSNESS, TEMPERATURE, DIASTOLIC, OXYGEN_FLOW, FIO2, CAPILLARY_REFILL, RESPIRATORY_EFFORT.',
      freshness: STRING COMMENT 'Whether it was measured, stale or missing. One of UNKNOWN, MEASURED, STALE, MISSING, NOT_APPLICABLE.',
      `value`: DOUBLE COMMENT 'The value after rounding, in the parameter\'s unit; null unless measured. Consciousness: 0 alert to 4 unresponsive; supplemental oxygen: 0 or 1.',
      points: INT COMMENT 'Points it scored; null unless measured.'>> COMMENT 'Each item, in the order of the published chart.'> NOT NULL COMMENT 'quick SOFA, 0-3.',
  sirs STRUCT<
    total: INT COMMENT 'Sum of the points of the measured items.',
    complete: BOOLEAN COMMENT 'Whether every item was measured.',
    notApplicable: STRING COMMENT 'Why the score does not apply (child, pregnancy, adult), else null.',
    items: ARRAY<STRUCT<
      parameter: STRING COMMENT 'Which parameter. One of UNKNOWN, RESPIRATORY_RATE, SPO2, SUPPLEMENTAL_OXYGEN, SYSTOLIC, HEART_RATE, CONSCIOUSNESS, TEMPERATURE, DIASTOLIC, OXYGEN_FLOW, FIO2, CAPILLARY_REFILL, RESPIRATORY_EFFORT.',
      freshness: STRING COMMENT 'Whether it was measured, stale or missing. One of UNKNOWN, MEASURED, STALE, MISSING, NOT_APPLICABLE.',
      `value`: DOUBLE COMMENT 'The value after rounding, in the parameter\'s unit; null unless measured. Consciousness: 0 alert to 4 unresponsive; supplemental oxygen: 0 or 1.',
      points: INT COMMENT 'Points it scored; null unless measured.'>> COMMENT 'Each item, in the order of the published chart.'> NOT NULL COMMENT 'SIRS criteria met; complete only with a white cell count, which no stream here carries.',
  sirsMeasurable INT NOT NULL COMMENT 'How many of the four SIRS criteria could be judged.',
  pews STRUCT<
    total: INT COMMENT 'Sum of the points of the measured items.',
    complete: BOOLEAN COMMENT 'Whether every item was measured.',
    notApplicable: STRING COMMENT 'Why the score does not apply (child, pregnancy, adult), else null.',
    items: ARRAY<STRUCT<
      parameter: STRING COMMENT 'Which parameter. One of UNKNOWN, RESPIRATORY_RATE, SPO2, SUPPLEMENTAL_OXYGEN, SYSTOLIC, HEART_RATE, CONSCIOUSNESS, TEMPERATURE, DIASTOLIC, OXYGEN_FLOW, FIO2, CAPILLARY_REFILL, RESPIRATORY_EFFORT.',
      freshness: STRING COMMENT 'Whether it was measured, stale or missing. One of UNKNOWN, MEASURED, STALE, MISSING, NOT_APPLICABLE.',
      `value`: DOUBLE COMMENT 'The value after rounding, in the parameter\'s unit; null unless measured. Consciousness: 0 alert to 4 unresponsive; supplemental oxygen: 0 or 1.',
      points: INT COMMENT 'Points it scored; null unless measured.'>> COMMENT 'Each item, in the order of the published chart.'> NOT NULL COMMENT 'Bedside PEWS, 0-26, under 16 years.',
  shockIndex DOUBLE COMMENT 'Heart rate over systolic pressure, paired within 15 min.',
  meanArterialPressure DOUBLE COMMENT '(SBP + 2 DBP) / 3, mm[Hg].',
  flags ARRAY<STRUCT<
    kind: STRING COMMENT 'Kind of remark. One of UNKNOWN, IMPLAUSIBLE, UNRELIABLE, GAP, SEQUENCE_RESTART, REBOOT.',
    parameter: STRING COMMENT 'The parameter concerned, if one. One of UNKNOWN, RESPIRATORY_RATE, SPO2, SUPPLEMENTAL_OXYGEN, SYSTOLIC, HEART_RATE, CONSCIOUSNESS, TEMPERATURE, DIASTOLIC, OXYGEN_FLOW, FIO2, CAPILLARY_REFILL, RESPIRATORY_EFFORT.',
    `value`: DOUBLE COMMENT 'The value concerned, or the number of missing records.',
    source: STRUCT<
      deviceId: STRING COMMENT 'Identifier of the device, as the gateway knows it.',
      bootId: STRING COMMENT 'Identifier of the device\'s power-on period; a new one restarts the sequence.',
      sequence: BIGINT COMMENT 'Number of the record within device and boot, rising by 1; range 0 to 2^63-1.',
      eventTime: TIMESTAMP COMMENT 'When the measurement was taken, by the device\'s clock, UTC, microseconds since the epoch.'> COMMENT 'The record concerned.'>> NOT NULL COMMENT 'Remarks on data quality since the last score.',
  kafka_topic STRING NOT NULL COMMENT 'Topic of the record.',
  kafka_partition INT NOT NULL COMMENT 'Partition of the record.',
  kafka_offset BIGINT NOT NULL COMMENT 'Offset of the record: with topic and partition the identity of the row.',
  kafka_timestamp TIMESTAMP NOT NULL COMMENT 'Kafka timestamp of the record, UTC.'
)
USING iceberg
COMMENT 'All early-warning scores of one patient at one instant.'
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

ALTER TABLE lifesign.vitals_scores WRITE ORDERED BY patientId, eventTime;

CREATE TABLE IF NOT EXISTS lifesign.alerts (
  alertId STRING NOT NULL COMMENT 'Name-based UUID of rule, patient and onset: equal input gives the equal id.',
  revision INT NOT NULL COMMENT '0 when raised, then 1, 2, ...',
  patientId STRING NOT NULL COMMENT 'Identifier of the patient; also the record\'s key.',
  ruleId STRING NOT NULL COMMENT 'Rule, for example news2-high.',
  ruleVersion INT NOT NULL COMMENT 'Version of the rule.',
  ruleHash STRING NOT NULL COMMENT 'SHA-256 of the rule set in force, first 16 hex digits.',
  priority STRING NOT NULL COMMENT 'Priority of this revision. One of UNKNOWN, HIGH, MEDIUM, LOW.',
  technical BOOLEAN NOT NULL COMMENT 'Whether it concerns the equipment rather than the patient.',
  status STRING NOT NULL COMMENT 'What this revision says. One of UNKNOWN, RAISED, ESCALATED, RESOLVED, AMENDED, RETRACTED.',
  onset TIMESTAMP NOT NULL COMMENT 'When the condition began, UTC.',
  eventTime TIMESTAMP NOT NULL COMMENT 'When this revision was decided, in event time, UTC.',
  wardId STRING COMMENT 'Ward in force at the decision.',
  bedId STRING COMMENT 'Bed in force at the decision.',
  evidence ARRAY<STRUCT<
    name: STRING COMMENT 'What it is: a parameter or a derived value such as news2 or shockIndex.',
    `value`: DOUBLE COMMENT 'The value, in unit.',
    unit: STRING COMMENT 'UCUM unit; empty for points.',
    points: INT COMMENT 'Points it contributed, if it scored.',
    bound: STRING COMMENT 'The bound it crossed, in words of the rule.',
    ageSeconds: DOUBLE COMMENT 'Age of the value at the decision, s.',
    source: STRUCT<
      deviceId: STRING COMMENT 'Identifier of the device, as the gateway knows it.',
      bootId: STRING COMMENT 'Identifier of the device\'s power-on period; a new one restarts the sequence.',
      sequence: BIGINT COMMENT 'Number of the record within device and boot, rising by 1; range 0 to 2^63-1.',
      eventTime: TIMESTAMP COMMENT 'When the measurement was taken, by the device\'s clock, UTC, microseconds since the epoch.'> COMMENT 'The device record it came from, if it came from one.'>> NOT NULL COMMENT 'Every contributing value.',
  sentence STRING NOT NULL COMMENT 'One plain sentence: what was seen.',
  clears STRING NOT NULL COMMENT 'What would clear it.',
  reason STRING COMMENT 'Why this revision, where it is not plain: STALE, UNACKNOWLEDGED, PRIORITY_ROSE, CONDITION_ENDED, CLOSED_BY_STAFF, FALSE_ALARM, PAUSE_ENDED, REFRACTORY_ENDED, SUPPRESSOR_ENDED.',
  kafka_topic STRING NOT NULL COMMENT 'Topic of the record.',
  kafka_partition INT NOT NULL COMMENT 'Partition of the record.',
  kafka_offset BIGINT NOT NULL COMMENT 'Offset of the record: with topic and partition the identity of the row.',
  kafka_timestamp TIMESTAMP NOT NULL COMMENT 'Kafka timestamp of the record, UTC.'
)
USING iceberg
COMMENT 'One revision of one alert. A consumer ignores an (alertId, revision) it has seen.'
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

ALTER TABLE lifesign.alerts WRITE ORDERED BY patientId, eventTime;
