-- How many stays reached NEWS2 7, and what followed? Stays that have ended, by the highest NEWS2 between admission and discharge.
-- highest: at seven, below seven, or not scored; stays; sharePercent: share of all stays, %; meanDays: mean length of stay, d; alerted: stays with
-- a clinical alert; died: in hospital or within 30 days; readmitted: unplanned return within 30 days; open: what came of it is not known yet.
SELECT
  highest,
  COUNT(*) AS stays,
  ROUND(100.0 * COUNT(*) / SUM(COUNT(*)) OVER (), 1) AS sharePercent,
  ROUND(AVG(TIMESTAMPDIFF(SECOND, admittedAt, dischargedAt) / 86400.0), 1) AS meanDays,
  SUM(alerted) AS alerted,
  SUM(CASE WHEN outcome = 'DIED' THEN 1 ELSE 0 END) AS died,
  SUM(readmitted) AS readmitted,
  SUM(CASE WHEN outcome IS NULL OR outcome IN ('UNKNOWN', 'CENSORED') THEN 1 ELSE 0 END) AS `open`
FROM (
  SELECT
    s.encounterId, s.admittedAt, s.dischargedAt, s.outcome, s.readmitted,
    CASE WHEN MAX(v.total) >= 7 THEN 'at seven' WHEN MAX(v.total) < 7 THEN 'below seven' ELSE 'not scored' END AS highest,
    COALESCE(MAX(a.alerted), 0) AS alerted
  FROM stays AS s
  LEFT JOIN (SELECT patientId, eventTime, news2.total AS total FROM vitals_scores) AS v
    ON v.patientId = s.patientId AND v.eventTime >= s.admittedAt AND v.eventTime <= s.dischargedAt
  LEFT JOIN (
    SELECT t.encounterId, 1 AS alerted
    FROM stays AS t
    JOIN alerts_distinct AS d
      ON d.patientId = t.patientId AND d.eventTime >= t.admittedAt AND d.eventTime <= t.dischargedAt
    WHERE NOT d.technical AND d.status = 'RAISED'
    GROUP BY t.encounterId
  ) AS a
    ON a.encounterId = s.encounterId
  GROUP BY s.encounterId, s.admittedAt, s.dischargedAt, s.outcome, s.readmitted
) AS judged
GROUP BY highest
ORDER BY highest
