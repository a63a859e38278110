package org.doorstep.journeys;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;

/** What analysts learn on a node of twelve women who were visited, and what they do not. */
class AnalystsShareANodeJourney {

  @BeforeAll
  static void twelveWomenWereVisited() throws Exception {
    AnalyticsTown town = new AnalyticsTown("analysts");
    AnalystJourney.town = town;
    town.startMain("--doorstep.analytics.fill-every=5s", "--doorstep.analytics.rebuild-every=20s");
    town.startNode();
    town.main.awaitReady();
    AnalystJourney.ids = town.enrol(town.village(), AnalystJourney.WOMEN);
    town.node.awaitReady();
    int visits = 3 * AnalystJourney.WOMEN;
    town.await("The women come to the node", () -> town.count("/Patient") == AnalystJourney.WOMEN);
    town.await("Their visits do", () -> town.count("/Encounter") == visits);
    town.await("They are counted", () -> town.count("/MeasureReport?period=2025-08") > 0);
    town.await(
        "The tables of the node have the visits",
        () ->
            AnalystQueriesTheNodeJourney.ask("SELECT count(*) AS n FROM v_visit", "csv")
                .asString()
                .equals("n\r\n" + visits + "\r\n"));
  }

  @AfterAll
  static void lightsOut() {
    AnalystJourney.town.close();
  }

  @Nested
  class Asking extends AnalystAsksTheNodeJourney {}

  @Nested
  class Querying extends AnalystQueriesTheNodeJourney {}
}
