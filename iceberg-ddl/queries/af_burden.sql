-- Atrial fibrillation by patient: episodes that are over, minutes spent in them, and their share of the signal in which a
-- beat could be seen.
SELECT
  s.patientId,
  COALESCE(a.episodes, 0) AS episodes,
  ROUND(COALESCE(a.fibrillatingSeconds, 0) / 60.0, 1) AS fibrillatingMinutes,
  ROUND(s.usableSeconds / 60.0, 1) AS usableMinutes,
  ROUND(100.0 * COALESCE(a.fibrillatingSeconds, 0) / s.usableSeconds, 2) AS burdenPercent
FROM (
  SELECT patientId, SUM(TIMESTAMPDIFF(SECOND, eventTime, until)) AS usableSeconds
  FROM (SELECT DISTINCT patientId, deviceId, eventTime, until FROM rhythm_signal WHERE state = 'USABLE') AS ticks
  GROUP BY patientId
) AS s
LEFT JOIN (
  SELECT patientId, COUNT(*) AS episodes, SUM(TIMESTAMPDIFF(SECOND, onset, endTime)) AS fibrillatingSeconds
  FROM episodes_current
  WHERE rhythm = 'ATRIAL_FIBRILLATION' AND status = 'CLOSED'
  GROUP BY patientId
) AS a
  ON a.patientId = s.patientId
WHERE s.usableSeconds > 0
ORDER BY burdenPercent DESC, s.patientId
