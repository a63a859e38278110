package org.doorstep.profiles;

import ca.uhn.fhir.context.FhirContext;
import java.lang.management.ManagementFactory;
import java.nio.file.*;
import java.util.*;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.r5.elementmodel.Manager.FhirFormat;

public class ValidationBench {
  static long t = System.nanoTime();

  static void lap(String s) {
    long n = System.nanoTime();
    System.out.printf("%-40s %6d ms%n", s, (n - t) / 1000000);
    t = System.nanoTime();
  }

  public static void main(String[] a) throws Exception {
    t = System.nanoTime();
    FhirContext c = FhirContext.forR4();
    ProfileLibrary lib = new ProfileLibrary(c);
    lap("library " + lib.definitions().size());
    ValidationSupportChain chain = ValidationChain.of(c, lib);
    chain.fetchStructureDefinition("http://hl7.org/fhir/StructureDefinition/Patient");
    lap("R4 structures");
    chain.fetchCodeSystem("http://hl7.org/fhir/administrative-gender");
    lap("R4 terminology");
    Checker checker = new Checker(chain, new Kinds(lib));
    lap("checker");
    for (var p : lib.structures()) {
      checker.structure(p.getUrl());
    }
    lap("snapshots " + lib.structures().size());
    List<String> files = new ArrayList<>();
    List<Path> paths = Files.list(Path.of(a[0])).sorted().toList();
    for (Path p : paths) files.add(Files.readString(p));
    checker.check(files.get(0), FhirFormat.JSON, List.of());
    lap("first validation");
    for (int i = 0; i < files.size(); i++) {
      long s = System.nanoTime();
      var m = checker.check(files.get(i), FhirFormat.JSON, List.of());
      if (System.nanoTime() - s > 300_000_000L)
        System.out.println(
            "   slow " + paths.get(i).getFileName() + " " + (System.nanoTime() - s) / 1000000);
      long e = m.stream().filter(x -> x.getLevel().isError()).count();
      boolean bad = paths.get(i).getFileName().toString().contains("-bad-");
      if (bad != e > 0)
        m.stream().filter(x -> x.getLevel().isError()).forEach(x -> System.out.println("!! " + x));
      if (bad)
        m.stream()
            .filter(x -> x.getLevel().isError())
            .forEach(
                x ->
                    System.out.println(
                        "bad: "
                            + x.getInvId()
                            + " "
                            + x.getMessageId()
                            + " | "
                            + x.getLocation()
                            + " | "
                            + x.getMessage()));
    }
    lap("every example once");
    var bean = ManagementFactory.getThreadMXBean();
    for (int r = 0; r < Integer.parseInt(a[1]); r++) {
      long cpu = bean.getCurrentThreadCpuTime();
      for (String f : files) checker.check(f, FhirFormat.JSON, List.of());
      System.out.printf(
          "round %d: %.2f ms per resource%n",
          r, (bean.getCurrentThreadCpuTime() - cpu) / 1e6 / files.size());
    }
    t = System.nanoTime();
    for (int i = 0; i < files.size(); i++) {
      long cpu = bean.getCurrentThreadCpuTime();
      for (int k = 0; k < 20; k++) checker.check(files.get(i), FhirFormat.JSON, List.of());
      System.out.printf(
          "%-60s %.2f%n",
          paths.get(i).getFileName(), (bean.getCurrentThreadCpuTime() - cpu) / 20e6);
    }
    Map<String, List<String>> ids = new TreeMap<>();
    for (int i = 0; i < files.size(); i++)
      for (String m : Mutations.of(files.get(i), 12, i)) {
        try {
          for (var x : checker.check(m, FhirFormat.JSON, List.of())) {
            if (String.valueOf(x.getMessageId()).startsWith("http")) continue;
            ids.computeIfAbsent(x.getLevel() + " " + x.getMessageId(), k -> new ArrayList<>())
                .add(x.getLocation() + " => " + x.getMessage());
          }
        } catch (RuntimeException e) {
          ids.computeIfAbsent("EXC " + e, k -> new ArrayList<>()).add(m.substring(0, 100));
        }
      }
    ids.forEach(
        (k, v) -> {
          System.out.println("## " + v.size() + " " + k);
          v.stream().limit(2).forEach(x -> System.out.println("      " + x));
        });
    System.exit(0);
  }
}
