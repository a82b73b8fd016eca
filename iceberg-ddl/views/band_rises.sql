-- Each rise of a patient's NEWS2 band above LOW, with the first clinical alert (raised or escalated) within an hour of it.
-- Scores whose band is not known are passed over; a patient who is first seen above LOW has risen.
SELECT
  rises.patientId,
  rises.wardId,
  rises.bedId,
  rises.eventTime AS riseTime,
  rises.news2Band AS band,
  MIN(a.eventTime) AS alertTime,
  CAST(TIMESTAMPDIFF(SECOND, rises.eventTime, MIN(a.eventTime)) AS BIGINT) AS secondsToAlert
FROM (
  SELECT
    patientId, wardId, bedId, eventTime, news2Band, height,
    LAG(height) OVER (PARTITION BY patientId ORDER BY eventTime) AS heightBefore
  FROM (
    SELECT
      patientId, wardId, bedId, eventTime, news2Band,
      CASE news2Band WHEN 'LOW' THEN 1 WHEN 'LOW_MEDIUM' THEN 2 WHEN 'MEDIUM' THEN 3 ELSE 4 END AS height
    FROM vitals_scores
    WHERE news2Band IN ('LOW', 'LOW_MEDIUM', 'MEDIUM', 'HIGH')
  ) AS known
) AS rises
LEFT JOIN alerts_distinct AS a
  ON a.patientId = rises.patientId
  AND NOT a.technical
  AND a.status IN ('RAISED', 'ESCALATED')
  AND a.eventTime >= rises.eventTime
  AND a.eventTime < rises.eventTime + INTERVAL '1' HOUR
WHERE rises.height > COALESCE(rises.heightBefore, 1)
GROUP BY rises.patientId, rises.wardId, rises.bedId, rises.eventTime, rises.news2Band
