-- How many come back at each band of LACE and HOSPITAL? Index stays by index and its published band.
-- stays; meanPoints: mean total (a lower bound where items were missing); readmitted: unplanned returns within 30 days; observedPercent: their share, %.
SELECT
  scale,
  band,
  COUNT(*) AS stays,
  ROUND(AVG(CAST(points AS DOUBLE)), 1) AS meanPoints,
  SUM(readmitted) AS readmitted,
  ROUND(100.0 * SUM(readmitted) / COUNT(*), 1) AS observedPercent
FROM (
  SELECT 'lace' AS scale, laceBand AS band, laceTotal AS points, readmitted FROM stays WHERE indexStay
  UNION ALL
  SELECT 'hospital-2013' AS scale, hospital2013Band AS band, hospital2013Total AS points, readmitted FROM stays WHERE indexStay
  UNION ALL
  SELECT 'hospital-2016' AS scale, hospital2016Band AS band, hospital2016Total AS points, readmitted FROM stays WHERE indexStay
) AS judged
GROUP BY scale, band
ORDER BY scale, CASE band WHEN 'HIGH' THEN 1 WHEN 'INTERMEDIATE' THEN 2 ELSE 3 END
