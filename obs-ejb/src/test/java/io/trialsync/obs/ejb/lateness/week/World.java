package io.trialsync.obs.ejb.lateness.week;

import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;

import io.trialsync.obs.ejb.job.Schedule;
import io.trialsync.obs.ejb.lateness.Alarm;
import io.trialsync.obs.ejb.lateness.JobLife;
import io.trialsync.obs.ejb.lateness.UsualRuntime;
import io.trialsync.obs.ejb.lateness.schedule.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The jobs of the simulated week and all that happens to them. */
final class World {
  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "Europe/London",
          "Europe/Athens",
          "America/New_York",
          "America/Los_Angeles",
          "America/Sao_Paulo",
          "America/St_Johns",
          "Asia/Kolkata",
          "Asia/Tokyo",
          "Australia/Sydney",
          "Australia/Lord_Howe",
          "UTC");

  private final Random random;
  private final Instant begin;
  private final Instant end;
  private final Instant lastTrouble;
  final List<Span> outages;
  final List<JobScript> jobs = new ArrayList<>();
  final Map<Mix, Integer> counts = Mix.counter();
  int byHand;
  int paused;

  World(long seed, Instant begin) {
    this.random = new Random(seed);
    this.begin = begin;
    this.end = begin.plus(Duration.ofDays(7));
    this.lastTrouble = end.minus(ofHours(26));
    Instant longOutage = begin.plus(ofHours(73)).plus(ofMinutes(10));
    Instant restart = begin.plus(ofHours(122)).plus(ofMinutes(3));
    this.outages =
        List.of(
            new Span(longOutage, longOutage.plus(ofMinutes(150))),
            new Span(restart, restart.plusSeconds(90)));
  }

  /** Two hundred jobs: most of them nightly, as on a platform for trials. */
  World populate() {
    for (int i = 0; i < 120; i++) {
      nightly("nightly-" + i, ZoneId.of(ZONES.get(i % ZONES.size())), i % 4 == 0);
    }
    for (int i = 0; i < 40; i++) {
      everyMinutes("hourly-" + i, Pace.HOURLY, 60, ZONES.get(i % 10));
    }
    for (int i = 0; i < 10; i++) {
      everyMinutes("quarterly-" + i, Pace.QUARTERLY, 15, ZONES.get(i));
    }
    for (int i = 0; i < 20; i++) {
      byInterval("interval-" + i);
    }
    for (int i = 0; i < 5; i++) {
      onDemand("on-demand-" + i);
      neverSeen("never-seen-" + i);
    }
    return this;
  }

  private void nightly(String name, ZoneId zone, boolean onWeekdays) {
    int minute = random.nextInt(60);
    int hour = random.nextInt(4);
    String cron = minute + " " + hour + " * * " + (onWeekdays ? "1-5" : "*");
    JobScript job = job(name, new Schedule(cron, zone.getId(), null), Pace.NIGHTLY);
    List<Due> dues = new ArrayList<>();
    LocalDate last = end.atZone(zone).toLocalDate();
    for (LocalDate day = begin.atZone(zone).toLocalDate();
        !day.isAfter(last);
        day = day.plusDays(1)) {
      if (!onWeekdays || day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0) {
        dues.add(Due.at(day.atTime(hour, minute), zone));
      }
    }
    meetAll(job, Pace.NIGHTLY, dues);
  }

  private void everyMinutes(String name, Pace pace, int step, String zone) {
    int minute = random.nextInt(step);
    String cron = step == 60 ? minute + " * * * *" : minute + "-59/" + step + " * * * *";
    JobScript job = job(name, new Schedule(cron, zone, null), pace);
    List<Due> dues = new ArrayList<>();
    for (Instant now = begin; now.isBefore(end); now = now.plusSeconds(60)) {
      if (now.atZone(ZoneId.of(zone)).getMinute() % step == minute) {
        dues.add(Due.at(now));
      }
    }
    meetAll(job, pace, dues);
  }

  private void byInterval(String name) {
    JobScript job = job(name, new Schedule(null, null, ofHours(1)), Pace.BY_INTERVAL);
    JobWriter writer = writer(job, Pace.BY_INTERVAL, outages);
    Instant due = begin.plus(ofMinutes(60));
    while (due.isBefore(end)) {
      due = writer.meet(Due.at(due)).plus(ofHours(1));
    }
  }

  private void onDemand(String name) {
    JobScript job = job(name, null, Pace.ON_DEMAND);
    JobWriter writer = writer(job, Pace.ON_DEMAND, outages);
    for (Instant at = begin.plusSeconds(60);
        at.isBefore(end);
        at = at.plusSeconds(random.nextInt(40_000))) {
      writer.byHand(at);
    }
  }

  private void neverSeen(String name) {
    int hour = 6 + random.nextInt(12);
    JobScript job = job(name, new Schedule("0 " + hour + " * * *", "UTC", null), Pace.NIGHTLY);
    job.everSeen = false;
    job.expected.add(new Alarm(Alarm.Kind.NEVER_SEEN, begin.plus(ofHours(hour)), null));
  }

  private JobScript job(String name, Schedule schedule, Pace pace) {
    UsualRuntime usual = random.nextInt(10) == 0 ? UsualRuntime.UNKNOWN : pace.usual();
    JobScript job =
        new JobScript(name, schedule, pace.clocks(), usual, begin, random.nextInt(3) == 0);
    jobs.add(job);
    return job;
  }

  private JobWriter writer(JobScript job, Pace pace, List<Span> quiet) {
    return new JobWriter(job, pace, random, outages, quiet, lastTrouble, counts);
  }

  /** A job meets its due times; one of six is paused for a while, a few are retired. */
  private void meetAll(JobScript job, Pace pace, List<Due> dues) {
    boolean isPaused = random.nextInt(6) == 0;
    boolean isRetired = !isPaused && random.nextInt(20) == 0;
    Instant start = begin.plus(ofMinutes(12 * 60 + random.nextInt(48 * 60)));
    Instant stop = isRetired ? end : start.plus(ofMinutes(600 + random.nextInt(2000)));
    Span away = new Span(start, stop);
    List<Span> quiet = new ArrayList<>(outages);
    if (isPaused || isRetired) {
      paused++;
      quiet.add(away);
    }
    if (isPaused) {
      JobWriter.pause(job, away, random.nextBoolean());
    } else if (isRetired) {
      job.changes.add(new LifeChange(start, JobLife.State.RETIRED, null, begin));
    }
    boolean runsOn = random.nextBoolean();
    JobWriter writer = writer(job, pace, quiet);
    for (Due due : dues) {
      boolean isAway = (isPaused || isRetired) && away.contains(due.to());
      if (isAway) {
        writer.forget();
      }
      if (!isAway || runsOn) {
        if (!due.from().isBefore(begin)) {
          writer.meet(due);
        }
      }
      if (random.nextInt(pace == Pace.NIGHTLY ? 4 : 60) == 0) {
        byHand++;
        writer.byHand(due.to().plusSeconds(random.nextInt(40_000)));
      }
    }
  }
}
