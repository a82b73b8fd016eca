/**
 * PhysioNet's WFDB files: headers, signals of formats 16 and 212, annotations in the MIT format.
 * Source: WFDB Applications Guide, header(5), signal(5), annot(5).
 */
package io.lifesign.replay.wfdb;
