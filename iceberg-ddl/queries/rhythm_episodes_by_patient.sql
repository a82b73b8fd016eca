-- Episodes of each rhythm by patient: how many, how many of them are still open, beats in them, highest mean rate.
SELECT
  patientId,
  rhythm,
  COUNT(*) AS episodes,
  SUM(CASE WHEN status = 'CLOSED' THEN 0 ELSE 1 END) AS stillOpen,
  SUM(beats) AS beats,
  ROUND(MAX(rate), 1) AS highestRate
FROM episodes_current
GROUP BY patientId, rhythm
ORDER BY patientId, rhythm
