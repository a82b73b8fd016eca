package io.lifesign.local.access;

import io.lifesign.schemas.Catalogue;
import io.lifesign.schemas.Topic;
import java.util.ArrayList;
import java.util.List;

/** Who may do what as rows of a table: a line for each topic, a column for each principal. */
public record AccessTable(List<String> columns, List<List<String>> rows) {

  /** The table of a plan: R for read, W for write. */
  public static AccessTable of(Catalogue catalogue, AccessPlan plan) {
    List<String> columns = new ArrayList<>(List.of("topic"));
    plan.principals().stream().map(Principal::name).forEach(columns::add);
    List<List<String>> rows = new ArrayList<>();
    for (Topic topic : catalogue.topics()) {
      List<String> row = new ArrayList<>(List.of(topic.name()));
      for (Principal principal : plan.principals()) {
        row.add(
            cell(
                principal.reads().contains(topic.name()),
                principal.writes().contains(topic.name())));
      }
      rows.add(row);
    }
    return new AccessTable(columns, rows);
  }

  /** What one may do with one topic, in a word. */
  public static String cell(boolean reads, boolean writes) {
    return (reads ? "R" : "") + (writes ? "W" : "");
  }
}
