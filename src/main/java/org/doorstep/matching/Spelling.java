package org.doorstep.matching;

/** How many slips of the hand lie between two words. */
final class Spelling {

  private Spelling() {}

  /**
   * The optimal string alignment distance: letters left out, added or replaced, and neighbouring
   * ones in each other's place.
   *
   * @return the number of such slips
   */
  static int distance(String one, String other) {
    int[][] slips = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      slips[i][0] = i;
    }
    for (int j = 0; j <= other.length(); j++) {
      slips[0][j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      for (int j = 1; j <= other.length(); j++) {
        int replaced = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int fewest =
            Math.min(
                Math.min(slips[i - 1][j] + 1, slips[i][j - 1] + 1), slips[i - 1][j - 1] + replaced);
        boolean neighbours =
            i > 1
                && j > 1
                && one.charAt(i - 1) == other.charAt(j - 2)
                && one.charAt(i - 2) == other.charAt(j - 1);
        slips[i][j] = neighbours ? Math.min(fewest, slips[i - 2][j - 2] + 1) : fewest;
      }
    }
    return slips[one.length()][other.length()];
  }
}
