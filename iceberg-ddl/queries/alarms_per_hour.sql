-- Alarms raised per hour, by rule: how loud the ward is, and which rule makes it so.
SELECT
  DATE_FORMAT(eventTime, 'yyyy-MM-dd HH') AS alarmHour,
  ruleId,
  priority,
  COUNT(*) AS alarms,
  COUNT(DISTINCT patientId) AS patients
FROM alerts_distinct
WHERE status = 'RAISED'
GROUP BY DATE_FORMAT(eventTime, 'yyyy-MM-dd HH'), ruleId, priority
ORDER BY alarmHour, ruleId, priority
