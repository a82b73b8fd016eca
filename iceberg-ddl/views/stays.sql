-- Each hospital stay that has ended, with the risk that stood at its discharge and what came of it (null while nothing is known).
-- indexStay: it counts for readmission by the CMS hospital-wide rules; readmitted: it was followed by an unplanned return within 30 days.
SELECT
  patientId, encounterId, admittedAt, dischargedAt, revision, probability, band, decidedBy, model, modelVersion,
  laceTotal, laceBand, hospital2013Total, hospital2013Band, hospital2016Total, hospital2016Band,
  outcome, excluded, daysAfter,
  excluded IS NULL AND COALESCE(outcome, 'UNKNOWN') IN ('NOT_READMITTED', 'READMITTED_UNPLANNED', 'READMITTED_PLANNED', 'DIED') AS indexStay,
  CASE WHEN outcome = 'READMITTED_UNPLANNED' THEN 1 ELSE 0 END AS readmitted
FROM (
  SELECT
    r.patientId, r.encounterId, r.admittedAt, COALESCE(o.dischargedAt, r.dischargedAt) AS dischargedAt, r.revision,
    r.probability, r.band, r.decidedBy, r.model, r.modelVersion,
    r.lace.total AS laceTotal, r.lace.band AS laceBand,
    r.hospital2013.total AS hospital2013Total, r.hospital2013.band AS hospital2013Band,
    r.hospital2016.total AS hospital2016Total, r.hospital2016.band AS hospital2016Band,
    o.outcome, o.excluded, o.daysAfter,
    ROW_NUMBER() OVER (
      PARTITION BY r.encounterId
      ORDER BY CASE WHEN r.revision = o.riskRevision THEN 0 ELSE 1 END, r.revision DESC, r.kafka_partition, r.kafka_offset
    ) AS choice
  FROM (
    SELECT
      k.*,
      MAX(CASE WHEN stage = 'WITHDRAWN' THEN revision END) OVER (PARTITION BY encounterId) AS withdrawn
    FROM readmission_risk AS k
  ) AS r
  LEFT JOIN (
    SELECT
      e.*,
      ROW_NUMBER() OVER (PARTITION BY encounterId ORDER BY revision DESC, kafka_partition, kafka_offset) AS age
    FROM readmission_outcomes AS e
  ) AS o
    ON o.encounterId = r.encounterId AND o.age = 1
  WHERE r.stage = 'DISCHARGE' AND r.revision > COALESCE(r.withdrawn, -1)
) AS chosen
WHERE choice = 1 AND COALESCE(outcome, 'UNKNOWN') <> 'WITHDRAWN'
