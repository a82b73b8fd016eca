-- The last word on each episode of a rhythm: its highest revision, once.
SELECT
  episodeId, revision, patientId, deviceId, rhythm, status, onset, eventTime, endTime, beats, rate, poorSignal,
  wardId, bedId, kafka_topic, kafka_partition, kafka_offset, kafka_timestamp
FROM (
  SELECT e.*, ROW_NUMBER() OVER (PARTITION BY episodeId ORDER BY revision DESC, kafka_partition, kafka_offset) AS age
  FROM rhythm_episodes AS e
) AS revisions
WHERE age = 1
