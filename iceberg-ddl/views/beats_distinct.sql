-- Beats as they were found: each once, though delivery may have repeated it.
SELECT
  patientId, deviceId, eventTime, decidedAt, beatClass, rrMicros, confidence, quality,
  kafka_topic, kafka_partition, kafka_offset, kafka_timestamp
FROM (
  SELECT
    b.*,
    ROW_NUMBER() OVER (PARTITION BY patientId, deviceId, eventTime ORDER BY kafka_partition, kafka_offset) AS delivery
  FROM rhythm_beats AS b
) AS delivered
WHERE delivery = 1
