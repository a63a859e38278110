package org.doorstep.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

class OwnersOfTransactionTests {

  private static final String ANNA = "Patient/anna";

  private final List<String> asked = new ArrayList<>();
  private final TransactionTemplate transaction = new TransactionTemplate(new NoDatabase());
  private String owner = "centre";

  private String owner() {
    return OwnersOfTransaction.of(ANNA, this::ask).orElseThrow();
  }

  private Optional<String> ask(String record) {
    asked.add(record);
    return Optional.of(owner);
  }

  @Test
  void oneTransactionAsksOnce() {
    transaction.executeWithoutResult(
        begun -> {
          assertThat(owner()).isEqualTo("centre");
          assertThat(owner()).isEqualTo("centre");
        });
    assertThat(asked).containsExactly(ANNA);
  }

  @Test
  void nextTransactionAsksAnew() {
    transaction.executeWithoutResult(begun -> assertThat(owner()).isEqualTo("centre"));
    owner = "hospital";
    transaction.executeWithoutResult(begun -> assertThat(owner()).isEqualTo("hospital"));
  }

  @Test
  void whatChangesInTheTransactionIsAskedForAnew() {
    transaction.executeWithoutResult(
        begun -> {
          owner();
          owner = "hospital";
          OwnersOfTransaction.forget();
          assertThat(owner()).isEqualTo("hospital");
        });
  }

  @Test
  void transactionWithinATransactionAsksForItself() {
    TransactionTemplate within = new TransactionTemplate(new NoDatabase());
    within.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    within.setTransactionManager(transaction.getTransactionManager());
    transaction.executeWithoutResult(
        begun -> {
          owner();
          owner = "hospital";
          within.executeWithoutResult(inner -> assertThat(owner()).isEqualTo("hospital"));
          assertThat(owner()).isEqualTo("centre");
        });
  }

  @Test
  void outsideOfATransactionNothingIsKept() {
    owner();
    owner();
    assertThat(asked).hasSize(2);
  }

  /** Transactions that keep what is bound to them, and write nothing. */
  private static final class NoDatabase extends AbstractPlatformTransactionManager
      implements PlatformTransactionManager {

    private static final long serialVersionUID = 1L;
    private int open;

    @Override
    protected Object doGetTransaction() {
      return this;
    }

    @Override
    protected boolean isExistingTransaction(Object transaction) {
      return open > 0;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
      open++;
    }

    @Override
    protected Object doSuspend(Object transaction) {
      open--;
      return this;
    }

    @Override
    protected void doResume(Object transaction, Object suspended) {
      open++;
    }

    @Override
    protected void doCommit(DefaultTransactionStatus status) {
      open--;
    }

    @Override
    protected void doRollback(DefaultTransactionStatus status) {
      open--;
    }
  }
}
