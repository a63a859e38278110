package org.doorstep.signin;

import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Who can sign in at the issuer that comes along with the server. People and systems share one
 * space of names, because records know both by name.
 */
public class Accounts {

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{1,99}");
  private static final String DEMO_FILE = "demo-accounts.txt";

  private final JdbcClient database;
  private final PasswordEncoder passwords;
  private final Clients clients;
  private final SecretsFolder secrets;
  private final boolean thisMachineOnly;

  Accounts(
      JdbcClient database,
      PasswordEncoder passwords,
      Clients clients,
      SecretsFolder secrets,
      boolean thisMachineOnly) {
    this.database = database;
    this.passwords = passwords;
    this.clients = clients;
    this.secrets = secrets;
    this.thisMachineOnly = thisMachineOnly;
  }

  /**
   * Opens an account.
   *
   * @param name small letters, digits, and {@code . _ @ -} inside
   * @return its password, which is kept nowhere
   * @throws IllegalStateException if the name is taken; nothing is changed then
   */
  public String create(String name) {
    requireFree(name);
    String password = ReadablePassword.make();
    if (!store(name, password)) {
      throw taken(name);
    }
    return password;
  }

  /**
   * Whether somebody of this name can sign in.
   *
   * @param name of a person or a system
   */
  public boolean exists(String name) {
    return hasPassword(name) || clients.exists(name);
  }

  /**
   * Registers a system that proves itself with a key (private_key_jwt), or replaces its keys and
   * scopes.
   *
   * @param id its client id, which is also the name of its account
   * @param jwkSet its public keys (RFC 7517), each with a {@code kid}
   * @param scopes what it may ask for, such as {@code system/*.cruds}
   */
  public void createClient(String id, String jwkSet, Set<String> scopes) {
    requireFreeOfPeople(id);
    clients.registerSystem(id, publicPart(jwkSet), scopes);
  }

  /**
   * Registers a system of the demo region that proves itself with a secret. It exists only while
   * nobody beyond this machine can reach the server.
   *
   * @param id its client id, which is also the name of its account
   * @param scopes what it may ask for
   * @return the file with its secret, made up the first time
   */
  public Path createDemoClient(String id, Set<String> scopes) {
    requireThisMachineOnly();
    requireFreeOfPeople(id);
    String file = id + "-secret";
    if (secrets.read(file).isBlank() || !clients.exists(id)) {
      String secret = ReadablePassword.make() + "-" + ReadablePassword.make();
      secrets.write(file, secret + "\n");
      clients.registerWithSecret(id, passwords.encode(secret), scopes);
    }
    return secrets.file(file);
  }

  /**
   * Opens accounts of the demo region, as far as they are not open yet, and writes their passwords
   * into a file. Refused while others than this machine can reach the server.
   *
   * @param names as for {@link #create}
   * @return the file, with a name and a password on each line
   */
  public Path createDemoAccounts(Collection<String> names) {
    requireThisMachineOnly();
    return open(names, DEMO_FILE);
  }

  /**
   * Opens accounts, as far as they are not open yet.
   *
   * @param file the name of a file among the secrets, to which the new passwords are added
   */
  Path open(Collection<String> names, String file) {
    Map<String, String> passwordOf = passwordsIn(file);
    for (String name : names) {
      if (!hasPassword(name)) {
        requireFree(name);
        String password = ReadablePassword.make();
        passwordOf.put(name, password);
        // The file first: a password that only the database knew would be lost by a crash.
        write(file, passwordOf);
        if (!store(name, password)) {
          // Another server has just opened it and holds its password.
          passwordOf.remove(name);
          write(file, passwordOf);
        }
      }
    }
    return secrets.file(file);
  }

  private void write(String file, Map<String, String> passwordOf) {
    secrets.write(
        file,
        passwordOf.entrySet().stream()
            .map(account -> account.getKey() + " " + account.getValue() + "\n")
            .collect(Collectors.joining()));
  }

  /**
   * Whether accounts of the demo region may be opened here.
   *
   * @return true while nobody beyond this machine can reach the server
   */
  public boolean mayServeDemo() {
    return thisMachineOnly;
  }

  private Map<String, String> passwordsIn(String file) {
    Map<String, String> passwordOf = new LinkedHashMap<>();
    secrets
        .read(file)
        .lines()
        .map(line -> line.split(" ", 2))
        .filter(account -> account.length == 2)
        .forEach(account -> passwordOf.put(account[0], account[1]));
    return passwordOf;
  }

  /** The account of a person, for the sign-in form. */
  Optional<UserDetails> find(String name) {
    return database
        .sql("SELECT name, password_hash, enabled FROM signin.account WHERE name = :name")
        .param("name", name)
        .query(
            (row, number) ->
                User.withUsername(row.getString("name"))
                    .password(row.getString("password_hash"))
                    .disabled(!row.getBoolean("enabled"))
                    .build())
        .optional();
  }

  /** Gives an account the password that its owner chose, and ends all its sign-ins. */
  void change(String name, String password) {
    database
        .sql(
            """
            WITH changed AS (
              UPDATE signin.account SET password_hash = :hash, password_changed = :now
              WHERE name = :name RETURNING name)
            DELETE FROM signin.oauth2_authorization
            WHERE principal_name IN (SELECT name FROM changed)
            """)
        .param("hash", passwords.encode(password))
        .param("now", Instant.now().atOffset(ZoneOffset.UTC))
        .param("name", name)
        .update();
  }

  boolean hasChangedSince(String name, Instant signedIn) {
    return database
        .sql(
            "SELECT EXISTS (SELECT FROM signin.account"
                + " WHERE name = :name AND password_changed > :time)")
        .param("name", name)
        .param("time", signedIn.atOffset(ZoneOffset.UTC))
        .query(Boolean.class)
        .single();
  }

  private boolean hasPassword(String name) {
    return find(name).isPresent();
  }

  private boolean store(String name, String password) {
    return database
            .sql(
                "INSERT INTO signin.account (name, password_hash) VALUES (:name, :hash)"
                    + " ON CONFLICT DO NOTHING")
            .param("name", name)
            .param("hash", passwords.encode(password))
            .update()
        == 1;
  }

  private void requireFree(String name) {
    requireName(name);
    if (exists(name)) {
      throw taken(name);
    }
  }

  private void requireFreeOfPeople(String id) {
    requireName(id);
    if (hasPassword(id) || Clients.APP.equals(id)) {
      throw taken(id);
    }
  }

  private static IllegalStateException taken(String name) {
    return new IllegalStateException("The name " + name + " is taken.");
  }

  private static void requireName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A name has 2 to 100 small letters, digits and . _ @ - in it, not: " + name);
    }
  }

  private void requireThisMachineOnly() {
    if (!thisMachineOnly) {
      throw new IllegalStateException(
          "Accounts of the demo region are for a server that only this machine can reach.");
    }
  }

  private static String publicPart(String jwkSet) {
    try {
      JWKSet keys = JWKSet.parse(jwkSet).toPublicJWKSet();
      if (keys.isEmpty()) {
        throw new IllegalArgumentException("There is no public key among these keys.");
      }
      return keys.toString();
    } catch (ParseException e) {
      throw new IllegalArgumentException("These are no keys as RFC 7517 has them.", e);
    }
  }
}
