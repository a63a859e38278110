package org.doorstep.audit;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/**
 * A connection beside the pool, for the audit alone: requests that hold every connection of the
 * pool must not keep each other from being recorded, and a database that is away must show soon.
 */
final class AuditConnection implements AutoCloseable {

  private final JdbcConnectionDetails details;
  private @Nullable Connection open;

  AuditConnection(JdbcConnectionDetails details) {
    this.details = details;
  }

  /** Whether the next call of {@link #get} opens a new connection. */
  boolean isClosed() {
    return open == null;
  }

  Connection get() throws SQLException {
    if (open == null) {
      Properties properties = new Properties();
      if (details.getUsername() != null) {
        properties.setProperty("user", details.getUsername());
      }
      if (details.getPassword() != null) {
        properties.setProperty("password", details.getPassword());
      }
      properties.setProperty("ApplicationName", "doorstep-audit");
      properties.setProperty("reWriteBatchedInserts", "true");
      properties.setProperty("tcpKeepAlive", "true");
      properties.setProperty("loginTimeout", "3");
      properties.setProperty("connectTimeout", "3");
      properties.setProperty("socketTimeout", "10");
      // Whatever the database is set to: what is answered for must be on the disk.
      properties.setProperty(
          "options", "-c synchronous_commit=on -c statement_timeout=5s -c lock_timeout=3s");
      Connection connection = DriverManager.getConnection(details.getJdbcUrl(), properties);
      connection.setAutoCommit(false);
      open = connection;
    }
    return open;
  }

  @Override
  public void close() {
    Connection closing = open;
    open = null;
    if (closing != null) {
      try {
        closing.close();
      } catch (SQLException alreadyBroken) {
        // There is nothing left to close.
      }
    }
  }
}
