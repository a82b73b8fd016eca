package io.lifesign.replay.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlarmChoiceTest {

  private final AlarmChoice choice = new AlarmChoice();

  @Test
  void anAlarmIsJudgedWithTheBoundsThatDoBestOnTheOthers() {
    add("a", true, /* right with the first bounds= */ false, /* with the second= */ true);
    add("a", true, false, true);
    add("a", false, false, false);

    assertThat(choice.withDefinitionsBounds()).isEqualTo(new AlarmCounts(0, 1, 0, 2));
    assertThat(choice.crossValidated()).isEqualTo(new AlarmCounts(2, 1, 0, 0));
  }

  @Test
  void whatDoesWellOnAnAlarmItselfIsNoReasonToJudgeItSo() {
    add("a", true, false, true);
    add("a", false, false, true);

    // on the false one the first bounds are right; the true one alone asks for the second
    assertThat(choice.crossValidated()).isEqualTo(new AlarmCounts(0, 0, 1, 1));
  }

  @Test
  void alarmsOfOtherTypesHaveNoSay() {
    add("a", true, false, true);
    add("b", true, false, true);

    assertThat(choice.crossValidated()).isEqualTo(new AlarmCounts(0, 0, 0, 2));
  }

  private void add(String type, boolean label, boolean first, boolean second) {
    List<Boolean> verdicts = new ArrayList<>();
    for (int i = 0; i < AlarmChoice.choices().size(); i++) {
      verdicts.add(i == 1 ? second : first);
    }
    choice.add(new AlarmChoice.Judged(type, label, verdicts));
  }
}
