package org.doorstep.coverage;

import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.implementation.Implementation;
import org.doorstep.coverage.Leaks.Guard;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** Guards that do nothing in this process until this is closed: their methods return at once. */
final class TakenOut implements AutoCloseable {

  private final List<Class<?>> types = new ArrayList<>();
  private final Map<String, LogLevel> levels = new LinkedHashMap<>();
  private final LoggingSystem logs = LoggingSystem.get(getClass().getClassLoader());

  TakenOut(List<Guard> guards) {
    ByteBuddyAgent.install();
    for (Guard guard : guards) {
      if (guard.type().equals(Leaks.LOG_LEVELS)) {
        guard.methods().forEach(this::openLog);
      } else {
        takeOut(guard);
      }
    }
  }

  private void openLog(String name) {
    levels.put(name, java.util.Objects.requireNonNull(logs.getLoggerConfiguration(name)).getEffectiveLevel());
    logs.setLogLevel(name, LogLevel.INFO);
  }

  /** What a guard does instead: nothing. */
  static final class Nothing {

    private Nothing() {}

    @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
    static boolean skip() {
      return true;
    }
  }

  private void takeOut(Guard guard) {
    try {
      Class<?> type = Class.forName(guard.type());
      new ByteBuddy()
          .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
          .with(Implementation.Context.Disabled.Factory.INSTANCE)
          .redefine(type, ClassFileLocator.ForClassLoader.of(type.getClassLoader()))
          .visit(Advice.to(Nothing.class).on(namedOneOf(guard.methods().toArray(String[]::new))))
          .make()
          .load(type.getClassLoader(), ClassReloadingStrategy.fromInstalledAgent());
      types.add(type);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    types.forEach(TakenOut::reset);
    levels.forEach(logs::setLogLevel);
  }

  private static void reset(Class<?> type) {
    try {
      ClassReloadingStrategy.fromInstalledAgent().reset(type);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
