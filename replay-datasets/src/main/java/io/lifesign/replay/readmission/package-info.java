/** Stays in hospital from open data, and how well their risk of readmission is told. */
package io.lifesign.replay.readmission;
