-- Whether every record of every job and topic is accounted for: the newest sums of each partition, added up.
SELECT
  job,
  topic,
  SUM(recordsIn) AS recordsIn,
  SUM(scored) AS scored,
  SUM(late) AS late,
  SUM(duplicate) AS duplicates,
  SUM(dead) AS dead,
  SUM(waiting) AS waiting,
  SUM(recordsIn) = SUM(scored + late + duplicate + dead + waiting) AS balances
FROM (
  SELECT l.*, ROW_NUMBER() OVER (PARTITION BY job, topic, `partition` ORDER BY kafka_offset DESC) AS age
  FROM ledger AS l
) AS newest
WHERE age = 1
GROUP BY job, topic
ORDER BY job, topic
