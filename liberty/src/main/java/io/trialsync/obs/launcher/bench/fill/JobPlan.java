package io.trialsync.obs.launcher.bench.fill;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Makes the jobs of a history, so that their runs add up to exactly the number wanted. */
final class JobPlan {
  static final String MAIN_TENANT = "default";
  static final int TABLES = 150;

  private static final int OF_MAIN_TENANT = 17;
  private static final int OF_ALL = 20;

  private final FillSettings settings;
  private final Map<String, Integer> jobsOfTenant = new HashMap<>();

  private JobPlan(FillSettings settings) {
    this.settings = settings;
  }

  static List<PlannedJob> of(FillSettings settings) {
    return new JobPlan(settings).make();
  }

  private List<PlannedJob> make() {
    var ranks = new ArrayList<Integer>();
    double weight = 0;
    for (int rank = 0; rank < settings.jobs(); rank++) {
      ranks.add(rank);
      weight += Pace.of(rank, settings.jobs()).runsOfADay();
    }
    // Names must not tell how busy a job is: a bench that takes the first ones takes some of each.
    Collections.shuffle(ranks, new Random(settings.seed()));
    var jobs = new ArrayList<PlannedJob>();
    double wanted = 0;
    long given = 0;
    for (int rank : ranks) {
      wanted += Pace.of(rank, settings.jobs()).runsOfADay() / weight * settings.runs();
      long upToHere = jobs.size() == settings.jobs() - 1 ? settings.runs() : Math.round(wanted);
      jobs.add(job(jobs.size(), rank, (int) (upToHere - given)));
      given = upToHere;
    }
    return jobs;
  }

  private PlannedJob job(int index, int rank, int runs) {
    var dice = new Dice(settings.seed(), index, -1);
    String tenant = tenant(rank);
    int number = jobsOfTenant.merge(tenant, 1, Integer::sum) - 1;
    double period = (double) Duration.ofDays(settings.days()).toMillis() / Math.max(1, runs);
    return new PlannedJob(
        index,
        tenant,
        // The names that the ingest bench uses too: what it sends goes on where this ends.
        String.format(Locale.ROOT, "bench:load_%04d", number),
        runs,
        period,
        period * dice.share(),
        dice.below(TABLES),
        dice.below(TABLES),
        dice.hits(0.8) ? 2 : dice.below(2),
        Math.min(period * 0.4, 4_000 * Math.pow(400, dice.share())),
        200 * Math.pow(1_000, dice.share()),
        dice.hits(0.05));
  }

  /** 85 of 100 jobs of each pace belong to the main tenant. */
  private String tenant(int rank) {
    int others = settings.tenants() - 1;
    if (others == 0 || rank % OF_ALL < OF_MAIN_TENANT) {
      return MAIN_TENANT;
    }
    return "tenant-" + (2 + (rank / OF_ALL * (OF_ALL - OF_MAIN_TENANT) + rank % OF_ALL) % others);
  }
}
