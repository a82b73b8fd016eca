/** Histories of patients as the messages that an EHR would have sent while they happened. */
package io.lifesign.replay.ehr;
