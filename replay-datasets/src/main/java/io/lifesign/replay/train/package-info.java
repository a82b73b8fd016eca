/** Trains the small models of {@code clinical} on annotated recordings, by one command each. */
package io.lifesign.replay.train;
