-- Ectopic beats by patient and hour: how many beats, and how many of a hundred were ventricular or supraventricular.
SELECT
  patientId,
  DATE_FORMAT(eventTime, 'yyyy-MM-dd HH') AS beatHour,
  COUNT(*) AS beats,
  SUM(CASE WHEN beatClass = 'V' THEN 1 ELSE 0 END) AS ventricular,
  SUM(CASE WHEN beatClass = 'S' THEN 1 ELSE 0 END) AS supraventricular,
  ROUND(100.0 * SUM(CASE WHEN beatClass = 'V' THEN 1 ELSE 0 END) / COUNT(*), 2) AS ventricularPercent,
  ROUND(100.0 * SUM(CASE WHEN beatClass = 'S' THEN 1 ELSE 0 END) / COUNT(*), 2) AS supraventricularPercent
FROM beats_distinct
GROUP BY patientId, DATE_FORMAT(eventTime, 'yyyy-MM-dd HH')
ORDER BY patientId, beatHour
