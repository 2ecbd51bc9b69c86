package io.trialsync.obs.ejb.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.quality.check.Check;
import io.trialsync.obs.ejb.quality.check.CheckResult;
import io.trialsync.obs.ejb.quality.check.History;
import io.trialsync.obs.ejb.quality.check.JudgedRun;
import io.trialsync.obs.ejb.quality.check.ServerChecks;
import io.trialsync.obs.ejb.quality.check.Tuning;
import io.trialsync.obs.ejb.quality.finding.FindingLife;
import io.trialsync.obs.persistence.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several servers over one database: what is due is judged by one of them. */
class TwoNodesIT {
  private final JudgedHere here = new JudgedHere();
  private final AskedOnce asked = new AskedOnce();

  /** Notices when it is asked about a run that somebody else judges, or has judged. */
  private static final class AskedOnce implements Check {
    private final Map<UUID, AtomicInteger> judgings = new ConcurrentHashMap<>();

    @Override
    public String name() {
      return "asked_once";
    }

    @Override
    public List<CheckResult> judge(JudgedRun run, History history, Tuning tuning) {
      judgings.computeIfAbsent(run.runKey(), unseen -> new AtomicInteger()).incrementAndGet();
      return List.of();
    }
  }

  /** A check that fails for one day, as a bug would. */
  private record Broken(UUID run) implements Check {
    @Override
    public String name() {
      return "broken";
    }

    @Override
    public List<CheckResult> judge(JudgedRun judged, History history, Tuning tuning) {
      if (judged.runKey().equals(run)) {
        throw new IllegalStateException("a bug");
      }
      return List.of();
    }
  }

  @BeforeEach
  void clear() {
    TestDatabase.clear();
  }

  @Test
  void judgeEachRunOnce() throws Exception {
    for (int job = 0; job < 6; job++) {
      for (int day = 0; day < 5; day++) {
        here.record(DailyRun.good("job-" + job, day));
      }
    }
    var nodes = Executors.newFixedThreadPool(4);
    try {
      Callable<Boolean> node =
          () -> {
            drain(queue(asked));
            return true;
          };
      for (Future<Boolean> done : nodes.invokeAll(List.of(node, node, node, node))) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      nodes.shutdown();
    }
    assertThat(asked.judgings).hasSize(30);
    assertThat(asked.judgings.values()).allSatisfy(times -> assertThat(times).hasValue(1));
    assertThat(TestDatabase.query("select count(*) from quality_due")).containsExactly("0");
    assertThat(TestDatabase.query("select count(*) from run_quality")).containsExactly("30");
  }

  @Test
  void setARunAsideThatCannotBeJudged() throws SQLException {
    DailyRun sick = DailyRun.good("nightly", 2);
    for (int day = 0; day < 5; day++) {
      here.record(DailyRun.good("nightly", day));
    }
    drain(queue(new Broken(sick.key())));
    assertThat(TestDatabase.query("select run_key from quality_due group by run_key"))
        .containsExactly(sick.key().toString());
    assertThat(TestDatabase.query("select count(*) from run_quality")).containsExactly("4");

    EvaluationQueue mended = queue(asked);
    assertThat(mended.oldest()).isEmpty();
    mended.forgetFailures();
    drain(mended);
    assertThat(TestDatabase.query("select count(*) from quality_due")).containsExactly("0");
    assertThat(TestDatabase.query("select count(*) from run_quality")).containsExactly("5");
  }

  private static EvaluationQueue queue(Check check) {
    var rules = new QualityRules(List.of(check), ServerChecks.NONE, new FindingLife(2));
    return new EvaluationQueue(TestDatabase.dataSource(), new Evaluator(rules, JudgedHere.LATER));
  }

  /** As the worker does, until nothing can be done here any more. */
  private static void drain(EvaluationQueue queue) throws SQLException {
    List<DueJob> due = queue.oldest();
    while (!due.isEmpty()) {
      for (DueJob job : due) {
        queue.judge(job);
      }
      due = queue.oldest();
    }
  }
}
