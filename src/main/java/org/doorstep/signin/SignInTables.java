package org.doorstep.signin;

import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;

/**
 * Leads Spring Authorization Server to its tables: it names them without a schema, and knows no way
 * to be told one.
 */
final class SignInTables extends JdbcTemplate {

  SignInTables(DataSource database) {
    super(database);
  }

  @Override
  public <T extends @Nullable Object> @Nullable T query(
      String sql, @Nullable PreparedStatementSetter values, ResultSetExtractor<T> rows) {
    return super.query(inSchema(sql), values, rows);
  }

  @Override
  public int update(String sql, @Nullable PreparedStatementSetter values) {
    return super.update(inSchema(sql), values);
  }

  private static String inSchema(String sql) {
    return sql.replaceFirst("\\b(FROM|INTO|UPDATE) oauth2_", "$1 signin.oauth2_");
  }
}
