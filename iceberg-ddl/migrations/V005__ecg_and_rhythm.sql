-- What ECGs say: the waveform (device.ecg, landed only where asked for) and what arrhythmia-cep made of it (rhythm.beats,
-- rhythm.signal, rhythm.episodes). Properties as argued in V001.
--
-- A patient has some 100,000 beats and 86,000 ticks of signal a day, as many as a monitor sends vitals: days and
-- eight buckets. Episodes are few: two buckets. A second of waveform is about 1 kB a lead and hardly compresses; whoever lands it
-- writes some 170 MB a patient and day, and gets sixteen buckets.

CREATE TABLE IF NOT EXISTS lifesign.device_ecg (
  patientId STRING NOT NULL COMMENT 'Identifier of the patient; also the record\'s key.',
  deviceId STRING NOT NULL COMMENT 'Identifier of the device, as the gateway knows it.',
  bootId STRING NOT NULL COMMENT 'Identifier of the device\'s power-on period; a new one restarts the sequence.',
  sequence BIGINT NOT NULL COMMENT 'Number of the record within device and boot, rising by 1; range 0 to 2^63-1.',
  eventTime TIMESTAMP NOT NULL COMMENT 'When the first sample was taken, by the device\'s clock, UTC, microseconds since the epoch.',
  samplingRate DOUBLE NOT NULL COMMENT 'Samples a second and lead, Hz, range 100 to 1000.',
  leads ARRAY<STRUCT<
    name: STRING COMMENT 'Name as the device calls it, for example II, V5, PLETH.',
    kind: STRING COMMENT 'What the channel measures. One of UNKNOWN, ECG, PLETH, PRESSURE, OTHER.',
    gain: DOUBLE COMMENT 'ADC units per mV of an ECG lead, per physical unit of another channel; range above 0.',
    baseline: INT COMMENT 'ADC value of 0 mV.',
    attached: BOOLEAN COMMENT 'False if the device itself says that the electrode or sensor is off.',
    samples: BINARY COMMENT 'ADC values, 16-bit two\'s complement, little endian, in the order of time; -32768 where there is none. Every lead of a chunk has the same number.'>> NOT NULL COMMENT 'The channels, 1 to 12, in an order that stays.',
  kafka_topic STRING NOT NULL COMMENT 'Topic of the record.',
  kafka_partition INT NOT NULL COMMENT 'Partition of the record.',
  kafka_offset BIGINT NOT NULL COMMENT 'Offset of the record: with topic and partition the identity of the row.',
  kafka_timestamp TIMESTAMP NOT NULL COMMENT 'Kafka timestamp of the record, UTC.'
)
USING iceberg
COMMENT 'About a second of waveform of one device.'
PARTITIONED BY (days(eventTime), bucket(16, patientId))
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

ALTER TABLE lifesign.device_ecg WRITE ORDERED BY patientId, eventTime;

CREATE TABLE IF NOT EXISTS lifesign.rhythm_beats (
  patientId STRING NOT NULL COMMENT 'Identifier of the patient; also the record\'s key.',
  deviceId STRING NOT NULL COMMENT 'Identifier of the device, as the gateway knows it.',
  eventTime TIMESTAMP NOT NULL COMMENT 'Its R peak, UTC.',
  decidedAt TIMESTAMP NOT NULL COMMENT 'Signal time at which it was final, UTC.',
  beatClass STRING NOT NULL COMMENT 'Where it arose. One of UNKNOWN, N, S, V, F, Q.',
  rrMicros BIGINT COMMENT 'Time since the beat before, us; null if none is known: the stream or the signal begins here.',
  confidence DOUBLE NOT NULL COMMENT 'Confidence in the class, 0 to 1.',
  quality DOUBLE NOT NULL COMMENT 'Quality of the best lead around it, 0 to 1.',
  kafka_topic STRING NOT NULL COMMENT 'Topic of the record.',
  kafka_partition INT NOT NULL COMMENT 'Partition of the record.',
  kafka_offset BIGINT NOT NULL COMMENT 'Offset of the record: with topic and partition the identity of the row.',
  kafka_timestamp TIMESTAMP NOT NULL COMMENT 'Kafka timestamp of the record, UTC.'
)
USING iceberg
COMMENT 'One heartbeat as the detector found and classified it.'
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

ALTER TABLE lifesign.rhythm_beats WRITE ORDERED BY patientId, eventTime;

CREATE TABLE IF NOT EXISTS lifesign.rhythm_signal (
  patientId STRING NOT NULL COMMENT 'Identifier of the patient; also the record\'s key.',
  deviceId STRING NOT NULL COMMENT 'Identifier of the device, as the gateway knows it.',
  eventTime TIMESTAMP NOT NULL COMMENT 'Start of the stretch of signal, UTC, inclusive.',
  until TIMESTAMP NOT NULL COMMENT 'End of the stretch, UTC, exclusive.',
  decidedAt TIMESTAMP NOT NULL COMMENT 'Signal time at which it was final, UTC.',
  state STRING NOT NULL COMMENT 'Whether a beat would have been seen. One of UNKNOWN, USABLE, POOR, LEAD_OFF, LOST.',
  quality ARRAY<DOUBLE> NOT NULL COMMENT 'Quality by ECG lead in the order of the chunk\'s leads, 0 to 1; empty if lost.',
  usableLeads INT NOT NULL COMMENT 'ECG leads good enough to see a beat in.',
  lastBeat TIMESTAMP COMMENT 'Peak of the last beat detected until then, UTC; null if none since the signal began.',
  fibrillation DOUBLE NOT NULL COMMENT 'How much the last 4 s look like ventricular fibrillation or flutter, 0 to 1.',
  irregularity DOUBLE NOT NULL COMMENT 'How much the rhythm of the last beats looks like atrial fibrillation, 0 to 1.',
  pulse STRUCT<
    `last`: TIMESTAMP COMMENT 'Upstroke of the last pulse, UTC; null if none.',
    rate: DOUBLE COMMENT 'Pulses a minute over the last pulses, /min; null if not known.',
    quality: DOUBLE COMMENT 'Quality of the pulse channel, 0 to 1.'> COMMENT 'What the pulse wave or the arterial pressure says; null without such a channel.',
  kafka_topic STRING NOT NULL COMMENT 'Topic of the record.',
  kafka_partition INT NOT NULL COMMENT 'Partition of the record.',
  kafka_offset BIGINT NOT NULL COMMENT 'Offset of the record: with topic and partition the identity of the row.',
  kafka_timestamp TIMESTAMP NOT NULL COMMENT 'Kafka timestamp of the record, UTC.'
)
USING iceberg
COMMENT 'What is known of about a second of signal: how good it was, and what can be measured on it without beats. Ticks of a device follow each other without gap or overlap, gaps of the signal included.'
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

ALTER TABLE lifesign.rhythm_signal WRITE ORDERED BY patientId, eventTime;

CREATE TABLE IF NOT EXISTS lifesign.rhythm_episodes (
  episodeId STRING NOT NULL COMMENT 'Name-based UUID of patient, device, rhythm and onset: equal for whoever computes it.',
  revision INT NOT NULL COMMENT '0 when opened, then rising by 1.',
  patientId STRING NOT NULL COMMENT 'Identifier of the patient; also the record\'s key.',
  deviceId STRING NOT NULL COMMENT 'Identifier of the device, as the gateway knows it.',
  rhythm STRING NOT NULL COMMENT 'Which rhythm. One of UNKNOWN, ASYSTOLE, VENTRICULAR_FIBRILLATION, VENTRICULAR_TACHYCARDIA, EXTREME_BRADYCARDIA, EXTREME_TACHYCARDIA, SIGNAL_LOST, LEAD_OFF, POOR_SIGNAL, LONG_PAUSE, PAUSE, R_ON_T, VENTRICULAR_RUN, COUPLET, IDIOVENTRICULAR_RHYTHM, SUPRAVENTRICULAR_TACHYCARDIA, ATRIAL_FIBRILLATION, VENTRICULAR_BIGEMINY, VENTRICULAR_TRIGEMINY, FREQUENT_VENTRICULAR_BEATS.',
  status STRING NOT NULL COMMENT 'What this revision says. One of UNKNOWN, OPENED, UPDATED, CLOSED.',
  onset TIMESTAMP NOT NULL COMMENT 'When it began: the first beat or the first instant of signal that belongs to it, UTC.',
  eventTime TIMESTAMP NOT NULL COMMENT 'Signal time at which this revision was decided, UTC.',
  endTime TIMESTAMP COMMENT 'The last beat or instant known to belong to it, UTC; null while it lasts.',
  beats INT NOT NULL COMMENT 'Beats that it was read from (OPENED) or that belong to it (CLOSED); 0 where no beats were counted.',
  rate DOUBLE COMMENT 'Mean rate over those beats, /min; null where none was measured.',
  poorSignal BOOLEAN NOT NULL COMMENT 'It began on poor signal: no alert is raised for it unless it is lethal.',
  wardId STRING COMMENT 'Ward in force.',
  bedId STRING COMMENT 'Bed in force.',
  kafka_topic STRING NOT NULL COMMENT 'Topic of the record.',
  kafka_partition INT NOT NULL COMMENT 'Partition of the record.',
  kafka_offset BIGINT NOT NULL COMMENT 'Offset of the record: with topic and partition the identity of the row.',
  kafka_timestamp TIMESTAMP NOT NULL COMMENT 'Kafka timestamp of the record, UTC.'
)
USING iceberg
COMMENT 'One revision of an episode of a rhythm, from onset to end. The highest revision of an episodeId counts.'
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

ALTER TABLE lifesign.rhythm_episodes WRITE ORDERED BY patientId, eventTime;
