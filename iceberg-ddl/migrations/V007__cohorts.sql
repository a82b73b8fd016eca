-- Cohorts of researchers: which patients, chosen how, as of which tag (a cohort's name is that of the tag on every other
-- table). A few thousand rows at most, so the table is not partitioned; it is not tagged itself, and no topic lands in it.

CREATE TABLE IF NOT EXISTS lifesign.cohorts (
  name STRING NOT NULL COMMENT 'Name of the cohort, and of the tag that every table got when it was made.',
  patientId STRING NOT NULL COMMENT 'Identifier of a patient of the cohort.',
  createdAt TIMESTAMP NOT NULL COMMENT 'When the cohort was made, UTC, by the clock of whoever made it.',
  `where` STRING NOT NULL COMMENT 'The SQL condition by which its patients were chosen, on the view patients.'
)
USING iceberg
COMMENT 'One patient of one cohort.'
TBLPROPERTIES (
  'format-version' = '2',
  'write.format.default' = 'parquet',
  'write.parquet.compression-codec' = 'zstd',
  'write.metadata.delete-after-commit.enabled' = 'true',
  'write.metadata.previous-versions-max' = '50'
);
