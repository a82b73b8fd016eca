-- Does the risk band told at discharge say how many come back? Index stays by the scale that gave the band, and the band.
-- stays; readmitted: unplanned returns within 30 days; observedPercent, predictedPercent: their share, and the mean probability of the model, %;
-- ratio: observed over predicted (1 is well calibrated); brier: mean squared error of the probability, 0 is best.
SELECT
  decidedBy,
  band,
  COUNT(*) AS stays,
  SUM(readmitted) AS readmitted,
  ROUND(100.0 * SUM(readmitted) / COUNT(*), 1) AS observedPercent,
  ROUND(100.0 * AVG(probability), 1) AS predictedPercent,
  CASE WHEN SUM(probability) > 0 THEN ROUND(SUM(readmitted) / SUM(probability), 2) END AS ratio,
  ROUND(AVG((probability - readmitted) * (probability - readmitted)), 4) AS brier
FROM stays
WHERE indexStay
GROUP BY decidedBy, band
ORDER BY decidedBy, CASE band WHEN 'HIGH' THEN 1 WHEN 'INTERMEDIATE' THEN 2 ELSE 3 END
