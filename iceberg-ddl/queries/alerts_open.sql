-- Alerts that nobody and nothing has closed yet, gravest first.
SELECT priority, ruleId, wardId, bedId, patientId, onset, revision, status, sentence
FROM alerts_current
WHERE status IN ('RAISED', 'ESCALATED', 'AMENDED')
ORDER BY CASE priority WHEN 'HIGH' THEN 1 WHEN 'MEDIUM' THEN 2 ELSE 3 END, onset, alertId
