package org.doorstep.coverage;

import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.implementation.Implementation;
import org.doorstep.coverage.Leaks.Guard;

/** Guards that do nothing in this process until this is closed: their methods return at once. */
final class TakenOut implements AutoCloseable {

  private final List<Class<?>> types = new ArrayList<>();

  TakenOut(List<Guard> guards) {
    ByteBuddyAgent.install();
    guards.forEach(this::takeOut);
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
  }

  private static void reset(Class<?> type) {
    try {
      ClassReloadingStrategy.fromInstalledAgent().reset(type);
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
