-- NEWS2 by ward and hour: how many scores, how many of them complete, mean and highest total, patients at 7 or more.
SELECT
  DATE_FORMAT(eventTime, 'yyyy-MM-dd HH') AS scoreHour,
  wardId,
  COUNT(*) AS scores,
  SUM(CASE WHEN news2.complete THEN 1 ELSE 0 END) AS complete,
  ROUND(AVG(CAST(news2.total AS DOUBLE)), 2) AS meanNews2,
  MAX(news2.total) AS highestNews2,
  COUNT(DISTINCT CASE WHEN news2.total >= 7 THEN patientId END) AS patientsAtSeven
FROM vitals_scores
GROUP BY DATE_FORMAT(eventTime, 'yyyy-MM-dd HH'), wardId
ORDER BY scoreHour, wardId
