-- Which scale ranks stays best by what came of them? Index stays; model, LACE and both HOSPITAL variants.
-- stays; readmitted: unplanned returns within 30 days; auroc: probability that a stay that came back stands above one that did not, ties half (0.5 is chance).
SELECT
  scale,
  COUNT(*) AS stays,
  SUM(readmitted) AS readmitted,
  CASE WHEN SUM(readmitted) > 0 AND SUM(readmitted) < COUNT(*)
    THEN ROUND(
      (SUM(CASE WHEN readmitted = 1 THEN place ELSE 0.0 END) - SUM(readmitted) * (SUM(readmitted) + 1) / 2.0)
        / (SUM(readmitted) * (COUNT(*) - SUM(readmitted))),
      3)
  END AS auroc
FROM (
  SELECT
    scale, readmitted,
    RANK() OVER (PARTITION BY scale ORDER BY points) + (COUNT(*) OVER (PARTITION BY scale, points) - 1) / 2.0 AS place
  FROM (
    SELECT 'model' AS scale, probability AS points, readmitted FROM stays WHERE indexStay
    UNION ALL
    SELECT 'lace' AS scale, CAST(laceTotal AS DOUBLE) AS points, readmitted FROM stays WHERE indexStay
    UNION ALL
    SELECT 'hospital-2013' AS scale, CAST(hospital2013Total AS DOUBLE) AS points, readmitted FROM stays WHERE indexStay
    UNION ALL
    SELECT 'hospital-2016' AS scale, CAST(hospital2016Total AS DOUBLE) AS points, readmitted FROM stays WHERE indexStay
  ) AS judged
) AS ranked
GROUP BY scale
ORDER BY scale
