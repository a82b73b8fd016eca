package io.lifesign.lake;

import java.util.List;

/**
 * Rows of a query.
 *
 * @param rows values in the order of the columns: null, text, number, boolean, list or map, so that
 *     JSON can hold them; times are ISO 8601 text in UTC
 */
public record QueryResult(List<String> columns, List<List<Object>> rows) {}
