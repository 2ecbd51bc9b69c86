package io.trialsync.obs.ejb.lateness.watch;

import io.trialsync.obs.ejb.lateness.Downtime;
import io.trialsync.obs.ejb.lateness.schedule.Span;
import io.trialsync.obs.persistence.lateness.BlindSpan;
import io.trialsync.obs.persistence.lateness.DueLooks;
import io.trialsync.obs.persistence.lateness.ServerLease;
import io.trialsync.obs.persistence.lateness.SignsOfLife;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * One server among those on the database: it leaves signs of life, notes when there were none of
 * any server or when it refused reports itself, and has the lease or has not.
 */
final class Membership {
  /** Signs of life that are farther apart are a time in which nobody was there. */
  static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

  /** With a sign of life every three seconds another server has the lease after twelve at most. */
  static final Duration LEASE_PERIOD = Duration.ofSeconds(9);

  private final DataSource database;
  private final UUID server;
  private final RefusedSpell refusals;
  private final Clock clock;
  private boolean holder;

  Membership(DataSource database, UUID server, RefusedSpell refusals, Clock clock) {
    this.database = database;
    this.server = server;
    this.refusals = refusals;
    this.clock = clock;
  }

  /**
   * Leaves a sign of life, and takes the lease where it is free.
   *
   * @return whether this server has the lease now
   */
  boolean beat() throws SQLException {
    Optional<RefusedSpell.Ago> refused = refusals.untold();
    boolean before = holder;
    holder = false;
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        var signs = new SignsOfLife(connection, server);
        SignsOfLife.Moment moment = signs.moment();
        noteSilence(signs, moment);
        if (refused.isPresent()) {
          RefusedSpell.Ago there = refused.get().by(clock.instant(), moment.now());
          signs.refused(new BlindSpan(there.first(), there.last()));
        }
        signs.beat(moment.now());
        boolean taken = take(connection);
        if (taken && !before) {
          signs.forgetOld(moment.now());
          new DueLooks(connection).touchAll();
        }
        connection.commit();
        refused.ifPresent(told -> refusals.told());
        holder = taken;
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
    return holder;
  }

  /** Lets another server act at once, when this one ends in order. */
  void leave() throws SQLException {
    if (holder) {
      holder = false;
      try (Connection connection = database.getConnection()) {
        new ServerLease(connection, LatenessWorker.LEASE, server).giveBack();
      }
    }
  }

  private boolean take(Connection connection) throws SQLException {
    return new ServerLease(connection, LatenessWorker.LEASE, server).take(LEASE_PERIOD);
  }

  private static void noteSilence(SignsOfLife signs, SignsOfLife.Moment moment)
      throws SQLException {
    Instant last = moment.lastBeat();
    if (last == null) {
      return;
    }
    for (Span span : Downtime.between(List.of(last, moment.now()), LONGEST_SILENCE).list()) {
      signs.wasDown(new BlindSpan(span.start(), span.end()));
    }
  }
}
