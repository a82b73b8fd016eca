-- When did a ward have more alarms than anyone can answer? A flood is every stretch in which 10 or more alarms of a ward were raised within
-- 10 minutes (the count and the width are ISA-18.2's for one operator); stretches that share an alarm are one flood.
-- floodStart, floodEnd: first and last alarm of it, UTC; minutes: from the one to the other; alarms: raised in it, technical ones included.
WITH alarms AS (
  SELECT
    COALESCE(wardId, '') AS wardId,
    eventTime,
    ROW_NUMBER() OVER (PARTITION BY COALESCE(wardId, '') ORDER BY eventTime, alertId) AS place
  FROM alerts_distinct
  WHERE status = 'RAISED'
),
crowded AS (
  SELECT tenth.wardId, tenth.place, opening.eventTime AS openingTime, tenth.eventTime
  FROM alarms AS tenth
  JOIN alarms AS opening
    ON opening.wardId = tenth.wardId AND opening.place = tenth.place - 9
  WHERE tenth.eventTime <= opening.eventTime + INTERVAL '10' MINUTE
),
begun AS (
  SELECT
    c.*,
    CASE WHEN place - 9 <= LAG(place) OVER (PARTITION BY wardId ORDER BY place) THEN 0 ELSE 1 END AS begins
  FROM crowded AS c
),
numbered AS (
  SELECT
    b.*,
    SUM(begins) OVER (PARTITION BY wardId ORDER BY place ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS flood
  FROM begun AS b
)
SELECT
  wardId,
  MIN(openingTime) AS floodStart,
  MAX(eventTime) AS floodEnd,
  ROUND(TIMESTAMPDIFF(SECOND, MIN(openingTime), MAX(eventTime)) / 60.0, 1) AS minutes,
  MAX(place) - MIN(place) + 10 AS alarms
FROM numbered
GROUP BY wardId, flood
ORDER BY wardId, floodStart
