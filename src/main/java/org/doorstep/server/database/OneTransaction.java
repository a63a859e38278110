package org.doorstep.server.database;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Joins everything that others do in transactions of their own into a single one. */
final class OneTransaction extends AbstractDataSource {

  private final Connection connection;

  /**
   * @param connection a connection without auto-commit, which its owner commits and closes
   */
  OneTransaction(Connection connection) {
    this.connection = connection;
  }

  @Override
  public Connection getConnection() {
    return (Connection)
        Proxy.newProxyInstance(
            OneTransaction.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> call(method, arguments));
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLException("Only one connection is at hand");
  }

  private @Nullable Object call(Method method, Object @Nullable [] arguments) throws Throwable {
    return switch (method.getName()) {
      case "commit", "close", "setAutoCommit" -> null;
      default -> {
        try {
          yield method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
          throw e.getCause() == null ? e : e.getCause();
        }
      }
    };
  }
}
