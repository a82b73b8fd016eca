-- How long after a patient's NEWS2 band rose did the first clinical alert come? By ward and the band that was reached.
-- rises: how often the band rose; alerted: of these, how many had an alert within an hour (a rule may wait for a rise to last, and so pass
-- over a short one); alertedPercent: %; medianSeconds, longestSeconds: from the score of the rise to the alert, s, of those alerted.
SELECT
  wardId,
  band,
  COUNT(*) AS rises,
  COUNT(secondsToAlert) AS alerted,
  ROUND(100.0 * COUNT(secondsToAlert) / COUNT(*), 1) AS alertedPercent,
  PERCENTILE(secondsToAlert, 0.5) AS medianSeconds,
  MAX(secondsToAlert) AS longestSeconds
FROM band_rises
GROUP BY wardId, band
ORDER BY wardId, CASE band WHEN 'HIGH' THEN 1 WHEN 'MEDIUM' THEN 2 ELSE 3 END
