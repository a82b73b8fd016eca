-- Is a probability of 30 % right in 30 of 100 stays? Index stays by model and tenth of the probability.
-- tenth: the probability lies in [tenth, tenth + 10) %; stays; readmitted: unplanned returns within 30 days; observedPercent: their share, %;
-- predictedPercent: mean probability, %.
SELECT
  model,
  modelVersion,
  tenth,
  COUNT(*) AS stays,
  SUM(readmitted) AS readmitted,
  ROUND(100.0 * SUM(readmitted) / COUNT(*), 1) AS observedPercent,
  ROUND(100.0 * AVG(probability), 1) AS predictedPercent
FROM (
  SELECT
    model, modelVersion, probability, readmitted,
    CASE WHEN probability >= 0.9 THEN 90 ELSE CAST(FLOOR(probability * 10) AS INT) * 10 END AS tenth
  FROM stays
  WHERE indexStay
) AS judged
GROUP BY model, modelVersion, tenth
ORDER BY model, modelVersion, tenth
