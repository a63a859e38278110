package org.doorstep.profiles;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;

/**
 * Measures what it costs to check a whole home visit, in CPU milliseconds of one thread, and where
 * the time goes. Run it with
 *
 * <pre>mvn test-compile exec:java -Dexec.classpathScope=test \
 *   -Dexec.mainClass=org.doorstep.profiles.VisitValidationBench -Dexec.args="300 100"</pre>
 *
 * The arguments are the rounds to warm up and the rounds to measure.
 */
final class VisitValidationBench {

  private static final Path VISIT = Path.of("fhir-profiles/examples/home-visit-transaction.json");
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private VisitValidationBench() {}

  public static void main(String[] arguments) throws InterruptedException {
    String visit = Room.read(VISIT);
    int resources = visit.split("\"resourceType\"", -1).length - 2;
    rounds(visit, Integer.parseInt(arguments[0]));
    int measured = Integer.parseInt(arguments[1]);
    Sampler sampler = new Sampler(Thread.currentThread());
    sampler.start();
    double milliseconds = rounds(visit, measured);
    sampler.finish();
    System.out.printf(
        "%d resources: %.2f CPU ms a visit, %.2f ms a resource%n",
        resources, milliseconds, milliseconds / resources);
    sampler.print();
    System.exit(0);
  }

  /** The CPU milliseconds of a round. */
  private static double rounds(String visit, int rounds) {
    long before = THREADS.getCurrentThreadCpuTime();
    for (int i = 0; i < rounds; i++) {
      Room.INSPECTION.of(visit, FhirFormat.JSON, List.of());
    }
    return (THREADS.getCurrentThreadCpuTime() - before) / 1e6 / rounds;
  }

  /** Counts in how many samples a method was on the stack. */
  private static final class Sampler extends Thread {

    private final Thread watched;
    private final Map<String, Integer> inclusive = new TreeMap<>();
    private final Map<String, Integer> self = new TreeMap<>();
    private volatile boolean finished;
    private int samples;

    Sampler(Thread watched) {
      this.watched = watched;
      setDaemon(true);
    }

    @Override
    public void run() {
      while (!finished) {
        count(watched.getStackTrace());
        try {
          Thread.sleep(3);
        } catch (InterruptedException stopped) {
          return;
        }
      }
    }

    private void count(StackTraceElement[] stack) {
      samples++;
      Set<String> seen = new HashSet<>();
      Arrays.stream(stack).map(Sampler::name).filter(seen::add).forEach(this::on);
      if (stack.length > 0) {
        self.merge(name(stack[0]), 1, Integer::sum);
      }
    }

    private void on(String method) {
      inclusive.merge(method, 1, Integer::sum);
    }

    private static String name(StackTraceElement frame) {
      String type = frame.getClassName();
      return type.substring(type.lastIndexOf('.') + 1) + "." + frame.getMethodName();
    }

    void finish() throws InterruptedException {
      finished = true;
      join();
    }

    void print() {
      print("on the stack", inclusive, 70);
      print("on top", self, 25);
    }

    private void print(String what, Map<String, Integer> counts, int lines) {
      System.out.println("-- " + what);
      counts.entrySet().stream()
          .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
          .limit(lines)
          .forEach(
              line ->
                  System.out.printf(
                      "%5.1f %% %s%n", 100.0 * line.getValue() / samples, line.getKey()));
    }
  }
}
