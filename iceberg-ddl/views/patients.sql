-- Everybody who stands in a table of devices, of the care team or of the EHR, once, with the newest care profile (null where
-- there is none): what a cohort is chosen from.
SELECT
  p.patientId, c.wardId, c.bedId, c.ageYears, c.spo2Scale, c.pregnant, c.suspectedInfection, c.fallRisk, c.monitoring
FROM (
  SELECT patientId FROM device_vitals
  UNION
  SELECT patientId FROM device_home
  UNION
  SELECT patientId FROM rhythm_signal
  UNION
  SELECT patientId FROM care_profiles
  UNION
  SELECT patientId FROM ehr_fhir
  UNION
  SELECT patientId FROM ehr_hl7v2
) AS p
LEFT JOIN (
  SELECT
    k.*,
    ROW_NUMBER() OVER (
      PARTITION BY patientId ORDER BY effectiveFrom DESC, recordedAt DESC, kafka_partition, kafka_offset DESC
    ) AS age
  FROM care_profiles AS k
) AS c
  ON c.patientId = p.patientId AND c.age = 1
WHERE p.patientId <> ''
