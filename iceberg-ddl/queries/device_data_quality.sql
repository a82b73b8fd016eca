-- How good is what each device sends? Vitals devices, worst first.
-- boots: times it was switched on; readings; missing: numbers of its sequence that never came; missingPercent: % of what should have come;
-- duplicates, late, dead: readings sent twice, too late to be decided on, unusable; latePercent: %; unreliable: readings it marked itself.
SELECT
  topic,
  deviceId,
  COUNT(*) AS boots,
  SUM(readings) AS readings,
  SUM(missing) AS missing,
  ROUND(100.0 * SUM(missing) / SUM(missing + different), 2) AS missingPercent,
  SUM(duplicates) AS duplicates,
  SUM(late) AS late,
  ROUND(100.0 * SUM(late) / SUM(readings), 2) AS latePercent,
  SUM(dead) AS dead,
  SUM(unreliable) AS unreliable
FROM (
  SELECT
    kafka_topic AS topic,
    deviceId,
    bootId,
    COUNT(*) AS readings,
    COUNT(DISTINCT sequence) AS different,
    MAX(sequence) - MIN(sequence) + 1 - COUNT(DISTINCT sequence) AS missing,
    SUM(CASE WHEN verdict = 'DUPLICATE' THEN 1 ELSE 0 END) AS duplicates,
    SUM(CASE WHEN verdict = 'LATE' THEN 1 ELSE 0 END) AS late,
    SUM(CASE WHEN verdict = 'DEAD' THEN 1 ELSE 0 END) AS dead,
    SUM(CASE WHEN CARDINALITY(unreliable) > 0 THEN 1 ELSE 0 END) AS unreliable
  FROM readings_with_outcome
  GROUP BY kafka_topic, deviceId, bootId
) AS boots
GROUP BY topic, deviceId
ORDER BY missingPercent DESC, latePercent DESC, topic, deviceId
