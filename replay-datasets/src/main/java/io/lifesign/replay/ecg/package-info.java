/**
 * Our own synthetic ECG: scripted rhythms become waves, waves become signals, signals become the
 * chunks of monitors that are not always well. No person stands behind any of it.
 */
package io.lifesign.replay.ecg;
