-- Records that could not be used, by topic and reason, each counted once.
SELECT topic, reason, COUNT(*) AS deadRecords
FROM (SELECT DISTINCT job, topic, `partition`, `offset`, reason FROM dead_letters) AS letters
GROUP BY topic, reason
ORDER BY deadRecords DESC, topic, reason
