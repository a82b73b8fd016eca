-- Alarms raised per bed and day, by ward, rule and priority.
SELECT
  DATE_FORMAT(eventTime, 'yyyy-MM-dd') AS alarmDay, wardId, bedId, ruleId, priority, COUNT(*) AS alarms
FROM alerts_distinct
WHERE status = 'RAISED'
GROUP BY DATE_FORMAT(eventTime, 'yyyy-MM-dd'), wardId, bedId, ruleId, priority
ORDER BY alarmDay, wardId, bedId, ruleId, priority
