-- The last word on each alert: its highest revision, once.
SELECT
  alertId, revision, patientId, ruleId, ruleVersion, ruleHash, priority, technical, status, onset, eventTime,
  wardId, bedId, evidence, sentence, clears, reason, kafka_topic, kafka_partition, kafka_offset, kafka_timestamp
FROM (
  SELECT a.*, ROW_NUMBER() OVER (PARTITION BY alertId ORDER BY revision DESC, kafka_partition, kafka_offset) AS age
  FROM alerts AS a
) AS revisions
WHERE age = 1
