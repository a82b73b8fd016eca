-- How loud is each ward, day by day, and how much of it was worth hearing?
-- beds: beds with a score that day; alarms: alarms raised; perBed: alarms a bed and day; high, technical: of the alarms, how many were of
-- high priority, how many concerned equipment; acknowledged, falseAlarms: of the alarms, how many staff acknowledged, called false.
SELECT
  wardId,
  burdenDay,
  SUM(beds) AS beds,
  SUM(alarms) AS alarms,
  CASE WHEN SUM(beds) > 0 THEN ROUND(1.0 * SUM(alarms) / SUM(beds), 1) END AS perBed,
  SUM(high) AS high,
  SUM(technical) AS technical,
  SUM(acknowledged) AS acknowledged,
  SUM(falseAlarms) AS falseAlarms
FROM (
  SELECT
    wardId, DATE_FORMAT(eventTime, 'yyyy-MM-dd') AS burdenDay, COUNT(DISTINCT bedId) AS beds,
    0 AS alarms, 0 AS high, 0 AS technical, 0 AS acknowledged, 0 AS falseAlarms
  FROM vitals_scores
  GROUP BY wardId, DATE_FORMAT(eventTime, 'yyyy-MM-dd')
  UNION ALL
  SELECT
    a.wardId, DATE_FORMAT(a.eventTime, 'yyyy-MM-dd') AS burdenDay, 0 AS beds,
    COUNT(*) AS alarms,
    SUM(CASE WHEN a.priority = 'HIGH' THEN 1 ELSE 0 END) AS high,
    SUM(CASE WHEN a.technical THEN 1 ELSE 0 END) AS technical,
    SUM(COALESCE(s.acknowledged, 0)) AS acknowledged,
    SUM(COALESCE(s.falseAlarm, 0)) AS falseAlarms
  FROM alerts_distinct AS a
  LEFT JOIN (
    SELECT
      alertId,
      MAX(CASE WHEN kind = 'ACKNOWLEDGED' THEN 1 ELSE 0 END) AS acknowledged,
      MAX(CASE WHEN kind = 'FALSE_ALARM' THEN 1 ELSE 0 END) AS falseAlarm
    FROM alerts_acks
    GROUP BY alertId
  ) AS s
    ON s.alertId = a.alertId
  WHERE a.status = 'RAISED'
  GROUP BY a.wardId, DATE_FORMAT(a.eventTime, 'yyyy-MM-dd')
) AS parts
GROUP BY wardId, burdenDay
ORDER BY wardId, burdenDay
