package io.lifesign.cluster;

import org.apache.flink.api.common.JobID;
import org.apache.flink.runtime.jobmanager.ExecutionPlanStoreUtil;

/** A job's plan is named as the job. */
enum PlanNames implements ExecutionPlanStoreUtil {
  INSTANCE;

  @Override
  public String jobIDToName(JobID job) {
    return job.toString();
  }

  @Override
  public JobID nameToJobID(String name) {
    return JobID.fromHexString(name);
  }
}
