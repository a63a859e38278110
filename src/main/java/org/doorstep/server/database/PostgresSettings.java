package org.doorstep.server.database;

import java.util.List;

/** The settings of the embedded PostgreSQL. */
final class PostgresSettings {

  private PostgresSettings() {}

  /**
   * The settings file.
   *
   * @param port the port on the loopback address
   * @return one line per setting, as in postgresql.conf
   */
  static List<String> lines(int port) {
    return List.of(
        "# Written by Doorstep at each start. What stands in postgresql.conf below the include",
        "# of this file overrides it.",
        "listen_addresses = '127.0.0.1'",
        "port = " + port,
        "unix_socket_directories = ''",
        "max_connections = 60",
        "password_encryption = 'scram-sha-256'",
        "# An answer is given only when the record is on the disk.",
        "fsync = on",
        "full_page_writes = on",
        "synchronous_commit = on",
        "# No personal data in the log: neither statements nor the values of a violated key.",
        "log_min_error_statement = panic",
        "log_error_verbosity = terse",
        "log_checkpoints = off",
        "timezone = 'UTC'");
  }
}
