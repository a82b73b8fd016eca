/** What other rules would have said of a recorded history. */
package io.lifesign.replay.backtest;
