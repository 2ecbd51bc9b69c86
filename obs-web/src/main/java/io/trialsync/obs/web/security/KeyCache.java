package io.trialsync.obs.web.security;

import com.nimbusds.jose.jwk.RSAKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the keys of an issuer and decides when it is asked again: when they got old, and for a key
 * id that is unknown, for that once in a cool-down whatever callers send. While the issuer is away
 * the old keys go on, for hours. Nobody waits for the issuer but who needs a key that is not here.
 */
final class KeyCache {

  /** Asks the issuer. */
  interface Source {
    PublishedKeySet fetch() throws KeysUnavailableException;
  }

  private record Fetched(PublishedKeySet answer, Instant at) {}

  /** Least time between two fetches for unknown key ids. */
  static final Duration COOL_DOWN = Duration.ofSeconds(30);

  /** How long keys are trusted that the issuer no longer answers for. */
  static final Duration KEPT_WHILE_ISSUER_IS_AWAY = Duration.ofHours(4);

  /** Least time between two tries while no key is known at all. */
  static final Duration RETRY_WITHOUT_KEYS = Duration.ofSeconds(5);

  private static final int SECONDS_TO_WAIT = 3;
  private static final int MOST_WAITING = 16;
  private static final System.Logger LOG = System.getLogger(KeyCache.class.getName());

  private final String issuer;
  private final Source source;
  private final Duration refresh;
  private final Clock clock;
  private final ReentrantLock fetching = new ReentrantLock();
  private volatile @Nullable Fetched known;
  private volatile @Nullable Instant triedAt;
  private volatile @Nullable Instant triedForUnknownAt;

  /**
   * @param issuer what the operator calls it, for the log
   * @param refresh age at which the keys are fetched again
   */
  KeyCache(String issuer, Source source, Duration refresh, Clock clock) {
    this.issuer = issuer;
    this.source = source;
    this.refresh = refresh;
    this.clock = clock;
  }

  /** The keys that a token with that key id may be signed with; none when it is unknown. */
  List<RSAKey> named(@Nullable String keyId) throws KeysUnavailableException {
    Instant before = triedAt;
    List<RSAKey> found = current().named(keyId);
    if (!found.isEmpty() || hasAskedSince(before) || !hasPassed(COOL_DOWN, triedForUnknownAt)) {
      return found;
    }
    lock();
    try {
      // Who waited for the fetch of another need not repeat it.
      if (!hasAskedSince(before)) {
        triedForUnknownAt = clock.instant();
        fetch();
      }
    } finally {
      fetching.unlock();
    }
    return current().named(keyId);
  }

  /** Whether tokens can be checked with what is here. */
  boolean isReady() {
    Fetched have = known;
    return have != null && !isTooOld(have) && !have.answer().keys().isEmpty();
  }

  /** Asks the issuer if it is time to, so that the first token need not wait. */
  void prepare() {
    try {
      current();
    } catch (KeysUnavailableException away) {
      // Whoever asks isReady() next learns it; the log knows already.
    }
  }

  private boolean isTooOld(Fetched have) {
    return hasPassed(KEPT_WHILE_ISSUER_IS_AWAY, have.at());
  }

  private boolean hasAskedSince(@Nullable Instant before) {
    return !Objects.equals(before, triedAt);
  }

  private PublishedKeySet current() throws KeysUnavailableException {
    Fetched have = known;
    if (have == null) {
      lock();
      fetchIfDue();
    } else if (hasPassed(refresh, have.at()) && fetching.tryLock()) {
      fetchIfDue();
    }
    have = known;
    if (have == null || isTooOld(have)) {
      throw new KeysUnavailableException("no keys of the issuer are known");
    }
    return have.answer();
  }

  private void fetchIfDue() {
    try {
      Fetched have = known;
      Duration pause = have == null ? RETRY_WITHOUT_KEYS : min(refresh, COOL_DOWN);
      if (hasPassed(pause, triedAt) && (have == null || hasPassed(refresh, have.at()))) {
        fetch();
      }
    } finally {
      fetching.unlock();
    }
  }

  private void fetch() {
    Instant now = clock.instant();
    triedAt = now;
    try {
      PublishedKeySet answer = source.fetch();
      known = new Fetched(answer, now);
      LOG.log(
          System.Logger.Level.DEBUG,
          "event=token_keys_fetched issuer={0} keys={1}",
          issuer,
          answer.keys().size());
      answer.issuersTime().ifPresent(time -> compareClocks(time, now));
    } catch (KeysUnavailableException away) {
      LOG.log(
          System.Logger.Level.WARNING,
          "event=token_keys_unavailable issuer={0} reason=\"{1}\"",
          issuer,
          away.getMessage());
    }
  }

  /** A clock that is wrong shows as refused tokens everywhere; here it shows as what it is. */
  private void compareClocks(Instant issuersTime, Instant now) {
    Duration difference = Duration.between(issuersTime, now);
    if (difference.abs().compareTo(TokenVerifier.CLOCK_SKEW) > 0) {
      LOG.log(
          System.Logger.Level.WARNING,
          "event=clock_differs issuer={0} ahead_seconds={1}",
          issuer,
          Long.toString(difference.toSeconds()));
    }
  }

  private void lock() throws KeysUnavailableException {
    try {
      if (fetching.getQueueLength() < MOST_WAITING
          && fetching.tryLock(SECONDS_TO_WAIT, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
    throw new KeysUnavailableException("the issuer is being asked");
  }

  /** A clock that was set back counts as time that passed, or keys would stay for ever. */
  private boolean hasPassed(Duration time, @Nullable Instant since) {
    return since == null || Duration.between(since, clock.instant()).abs().compareTo(time) >= 0;
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
