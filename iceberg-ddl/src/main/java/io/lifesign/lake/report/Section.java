package io.lifesign.lake.report;

import java.util.List;

/**
 * One question of a page.
 *
 * @param id anchor of it in the page
 * @param says what the figures say, in a sentence
 * @param counted how it was counted, in a sentence
 * @param query named query that the table is the answer to, or empty
 * @param plot SVG, or empty
 * @param headings of the table's columns; none if there is nothing to show
 */
public record Section(
    String id,
    String title,
    String says,
    String counted,
    String query,
    String plot,
    List<String> headings,
    List<List<Object>> rows) {}
