package org.doorstep.server;

/**
 * How to connect to the database as somebody who reads the tables of the views and nothing else.
 *
 * @param url the address of the database, for JDBC
 * @param user a user of PostgreSQL
 * @param password its password
 */
public record TableReader(String url, String user, String password) {

  /** The role of PostgreSQL whose members read the tables of the views. */
  public static final String READERS = "doorstep_views";

  /** The user of the embedded database who is one of them. */
  public static final String USER = "doorstep_sql";

  @Override
  public String toString() {
    return "TableReader[" + user + "]";
  }
}
