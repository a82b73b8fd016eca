/**
 * What an EHR says in; risks of readmission, outcomes and alerts out. What is decided is {@code
 * clinical.readmission}'s.
 */
package io.lifesign.readmission;
