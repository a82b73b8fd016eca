-- Share of late records by device: a slow clock or a bad network shows here first.
SELECT
  kafka_topic AS topic,
  deviceId,
  COUNT(*) AS readings,
  SUM(CASE WHEN verdict = 'LATE' THEN 1 ELSE 0 END) AS late,
  ROUND(100.0 * SUM(CASE WHEN verdict = 'LATE' THEN 1 ELSE 0 END) / COUNT(*), 2) AS latePercent
FROM readings_with_outcome
GROUP BY kafka_topic, deviceId
ORDER BY latePercent DESC, topic, deviceId
