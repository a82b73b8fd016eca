-- Every device reading with what became of it: LATE, DUPLICATE, DEAD (with the reason), or ACCEPTED where no job
-- objected. Outcomes and dead letters are delivered at least once, so each counts once per record.
SELECT
  r.*,
  COALESCE(o.verdict, CASE WHEN d.reason IS NOT NULL THEN 'DEAD' END, 'ACCEPTED') AS verdict,
  o.lateByMicros,
  d.reason AS deadReason
FROM (
  SELECT * FROM device_vitals
  UNION ALL
  SELECT * FROM device_home
) AS r
LEFT JOIN (
  SELECT topic, `partition`, `offset`, MAX(verdict) AS verdict, MAX(lateByMicros) AS lateByMicros
  FROM record_outcomes
  GROUP BY topic, `partition`, `offset`
) AS o
  ON o.topic = r.kafka_topic AND o.`partition` = r.kafka_partition AND o.`offset` = r.kafka_offset
LEFT JOIN (
  SELECT topic, `partition`, `offset`, MAX(reason) AS reason
  FROM dead_letters
  GROUP BY topic, `partition`, `offset`
) AS d
  ON d.topic = r.kafka_topic AND d.`partition` = r.kafka_partition AND d.`offset` = r.kafka_offset
