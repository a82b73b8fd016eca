package io.lifesign.clinical.alert;

/** A value of a rules file that cannot be: which one, and why. */
public final class RuleValueRefused extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String path;
  private final String why;

  RuleValueRefused(String path, String why) {
    super(path + ": " + why);
    this.path = path;
    this.why = why;
  }

  RuleValueRefused(String path, String why, Exception cause) {
    super(path + ": " + why, cause);
    this.path = path;
    this.why = why;
  }

  /** Path of the value, its parts parted by dots. */
  public String path() {
    return path;
  }

  /** What is wrong with it. */
  public String why() {
    return why;
  }
}
