-- How are NEWS2 totals spread on each ward, hour by hour? Partial totals are lower bounds and are counted apart.
-- low, medium, high: complete scores of 0-4, 5-6, 7 and more; partial: scores with an item missing; median, p90: of the complete totals, points.
SELECT
  wardId,
  DATE_FORMAT(eventTime, 'yyyy-MM-dd HH') AS scoreHour,
  SUM(CASE WHEN news2.complete AND news2.total <= 4 THEN 1 ELSE 0 END) AS low,
  SUM(CASE WHEN news2.complete AND news2.total IN (5, 6) THEN 1 ELSE 0 END) AS medium,
  SUM(CASE WHEN news2.complete AND news2.total >= 7 THEN 1 ELSE 0 END) AS high,
  SUM(CASE WHEN news2.complete THEN 0 ELSE 1 END) AS `partial`,
  ROUND(PERCENTILE(CASE WHEN news2.complete THEN news2.total END, 0.5), 2) AS median,
  ROUND(PERCENTILE(CASE WHEN news2.complete THEN news2.total END, 0.9), 2) AS p90
FROM vitals_scores
WHERE news2.notApplicable IS NULL
GROUP BY wardId, DATE_FORMAT(eventTime, 'yyyy-MM-dd HH')
ORDER BY wardId, scoreHour
