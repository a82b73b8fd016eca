-- What changed with the pilot? Everything before a day against everything from it on.
-- :goLive first day of the pilot, yyyy-MM-dd, UTC
-- bedDays: beds with a score, counted each day; alarms, perBedDay: alarms raised, and a bed and day; high: of high priority, a bed and day;
-- rises, medianSeconds: rises of the NEWS2 band, and from them to the first clinical alert within an hour, s;
-- stays, readmitted, readmittedPercent: index stays discharged in the phase, unplanned returns within 30 days, and their share, %.
SELECT
  p.phase,
  COALESCE(b.bedDays, 0) AS bedDays,
  COALESCE(a.alarms, 0) AS alarms,
  ROUND(1.0 * COALESCE(a.alarms, 0) / b.bedDays, 2) AS perBedDay,
  ROUND(1.0 * COALESCE(a.high, 0) / b.bedDays, 2) AS high,
  COALESCE(r.rises, 0) AS rises,
  r.medianSeconds,
  COALESCE(s.stays, 0) AS stays,
  COALESCE(s.readmitted, 0) AS readmitted,
  ROUND(100.0 * s.readmitted / s.stays, 1) AS readmittedPercent
FROM (SELECT 'before' AS phase UNION ALL SELECT 'from' AS phase) AS p
LEFT JOIN (
  SELECT phase, COUNT(*) AS bedDays
  FROM (
    SELECT DISTINCT
      CASE WHEN DATE_FORMAT(eventTime, 'yyyy-MM-dd') < :goLive THEN 'before' ELSE 'from' END AS phase,
      DATE_FORMAT(eventTime, 'yyyy-MM-dd') AS bedDay, wardId, bedId
    FROM vitals_scores
    WHERE bedId IS NOT NULL
  ) AS beds
  GROUP BY phase
) AS b
  ON b.phase = p.phase
LEFT JOIN (
  SELECT phase, COUNT(*) AS alarms, SUM(CASE WHEN priority = 'HIGH' THEN 1 ELSE 0 END) AS high
  FROM (
    SELECT priority, CASE WHEN DATE_FORMAT(eventTime, 'yyyy-MM-dd') < :goLive THEN 'before' ELSE 'from' END AS phase
    FROM alerts_distinct
    WHERE status = 'RAISED'
  ) AS raised
  GROUP BY phase
) AS a
  ON a.phase = p.phase
LEFT JOIN (
  SELECT phase, COUNT(*) AS rises, PERCENTILE(secondsToAlert, 0.5) AS medianSeconds
  FROM (
    SELECT secondsToAlert, CASE WHEN DATE_FORMAT(riseTime, 'yyyy-MM-dd') < :goLive THEN 'before' ELSE 'from' END AS phase
    FROM band_rises
  ) AS risen
  GROUP BY phase
) AS r
  ON r.phase = p.phase
LEFT JOIN (
  SELECT phase, COUNT(*) AS stays, SUM(readmitted) AS readmitted
  FROM (
    SELECT readmitted, CASE WHEN DATE_FORMAT(dischargedAt, 'yyyy-MM-dd') < :goLive THEN 'before' ELSE 'from' END AS phase
    FROM stays
    WHERE indexStay
  ) AS ended
  GROUP BY phase
) AS s
  ON s.phase = p.phase
ORDER BY p.phase
