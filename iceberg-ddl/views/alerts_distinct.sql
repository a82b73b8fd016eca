-- Alerts as they were decided: each (alertId, revision) once, though delivery may have repeated it.
SELECT
  alertId, revision, patientId, ruleId, ruleVersion, ruleHash, priority, technical, status, onset, eventTime,
  wardId, bedId, evidence, sentence, clears, reason, kafka_topic, kafka_partition, kafka_offset, kafka_timestamp
FROM (
  SELECT a.*, ROW_NUMBER() OVER (PARTITION BY alertId, revision ORDER BY kafka_partition, kafka_offset) AS delivery
  FROM alerts AS a
) AS delivered
WHERE delivery = 1
