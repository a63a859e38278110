package org.doorstep.journeys;

import java.util.List;

/**
 * What an analyst does on a node that is told of twelve women and of nobody else. It changes
 * nothing there, so that all these journeys share one node: {@link AnalystsShareANodeJourney}
 * starts it.
 */
abstract class AnalystJourney {

  static final int WOMEN = 12;

  static AnalyticsTown town;

  /** The ids of all records that the main server has of the women. */
  static List<String> ids;
}
