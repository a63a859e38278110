package org.doorstep.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.doorstep.journeys.ServerProcess;

/** Requests that go to several servers in turns, so that whatever else happens falls on all. */
final class Turns {

  private static final int CLIENTS = 4;
  private static final int TURNS = 10;

  private Turns() {}

  @FunctionalInterface
  interface Request {
    String send(ServerProcess server, int number) throws Exception;
  }

  /** CPU milliseconds of each server with its PostgreSQL for a number of requests each. */
  static double[] of(List<Contender> servers, int requests, Request request) throws Exception {
    double[] used = new double[servers.size()];
    int perTurn = requests / TURNS;
    for (int turn = 0; turn < TURNS; turn++) {
      for (int place = 0; place < servers.size(); place++) {
        int i = (turn + place) % servers.size();
        Contender contender = servers.get(i);
        long before = contender.serverCpu() + contender.postgresCpu();
        send(contender.server(), turn * perTurn, perTurn, request);
        used[i] += contender.serverCpu() + contender.postgresCpu() - before;
      }
    }
    return used;
  }

  private static void send(ServerProcess server, int first, int requests, Request request)
      throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      List<Future<String>> answers = new ArrayList<>();
      for (int i = first; i < first + requests; i++) {
        int number = i;
        answers.add(clients.submit(() -> request.send(server, number)));
      }
      for (Future<String> answer : answers) {
        assertThat(answer.get()).contains("\"resourceType\"");
      }
    } finally {
      clients.shutdownNow();
    }
  }
}
