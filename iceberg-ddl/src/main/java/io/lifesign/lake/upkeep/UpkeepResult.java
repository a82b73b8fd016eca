package io.lifesign.lake.upkeep;

/** What the maintenance of one table has changed; landing may have added rows meanwhile. */
public record UpkeepResult(String table, TableFigures before, TableFigures after) {}
