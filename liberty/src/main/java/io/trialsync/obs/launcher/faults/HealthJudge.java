package io.trialsync.obs.launcher.faults;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Holds what the probes of a server said against what was true: {@code /readyz} has 5 s to notice
 * that the database went or came, {@code /healthz} is 200 as long as the process lives.
 */
final class HealthJudge {
  private static final long GRACE = TimeUnit.SECONDS.toNanos(5);

  private final List<Span> away;
  private final List<Span> unclear;
  private final Faults faults;
  private final long start;

  /**
   * @param away when the database could not be used
   * @param unclear when nobody can say what is true, as on a bad network
   * @param start from when the times in sentences count
   */
  HealthJudge(List<Span> away, List<Span> unclear, Faults faults, long start) {
    this.away = List.copyOf(away);
    this.unclear = List.copyOf(unclear);
    this.faults = faults;
    this.start = start;
  }

  void judge(String server, List<Span> lives, List<Look> ready, List<Look> alive) {
    for (Span life : lives) {
      alive.stream()
          .filter(life::contains)
          .filter(look -> look.status() != 200)
          .forEach(look -> faults.add(FaultKind.LIVENESS, words(server, "/healthz", look)));
      ready.stream().filter(life::contains).forEach(look -> judgeReady(server, look));
    }
  }

  private void judgeReady(String server, Look look) {
    if (look.answered() - look.asked() > GRACE) {
      faults.add(FaultKind.READINESS, words(server, "/readyz", look));
      return;
    }
    if (unclear.stream().map(HealthJudge::andAfter).anyMatch(span -> span.touches(look))) {
      return;
    }
    boolean gone = away.stream().anyMatch(span -> later(span).contains(look));
    if (gone && look.status() == 200) {
      faults.add(
          FaultKind.READINESS,
          words(server, "/readyz", look) + ", with the database away for more than 5 s");
    } else if (look.status() != 200
        && away.stream().map(HealthJudge::andAfter).noneMatch(span -> span.touches(look))) {
      faults.add(
          FaultKind.READINESS,
          words(server, "/readyz", look) + ", with the database there for more than 5 s");
    }
  }

  private static Span andAfter(Span span) {
    return new Span(span.from(), span.until() + GRACE);
  }

  private static Span later(Span span) {
    return new Span(span.from() + GRACE, span.until());
  }

  private String words(String server, String path, Look look) {
    String said = look.status() == 0 ? "gave no answer" : "said " + look.status();
    return String.format(
        Locale.ROOT,
        "%s of %s, asked at +%d s, %s within %.1f s",
        path,
        server,
        TimeUnit.NANOSECONDS.toSeconds(look.asked() - start),
        said,
        (look.answered() - look.asked()) / 1e9);
  }
}
