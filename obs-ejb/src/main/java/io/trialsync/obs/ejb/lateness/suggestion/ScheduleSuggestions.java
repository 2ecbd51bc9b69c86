package io.trialsync.obs.ejb.lateness.suggestion;

import io.trialsync.obs.ejb.audit.Author;
import io.trialsync.obs.ejb.job.JobRegistry;
import io.trialsync.obs.ejb.job.Schedule;
import io.trialsync.obs.ejb.job.UnknownJobException;
import io.trialsync.obs.persistence.run.StartStore;
import io.trialsync.obs.persistence.run.StartStore.KnownStarts;
import io.trialsync.obs.persistence.tenant.TenantScope;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Suggests the schedule that the kept starts of a job speak for, and sets it when it is accepted.
 */
@ApplicationScoped
public class ScheduleSuggestions {
  /** Enough for weekdays over more than half a year; older starts would hold up a new habit. */
  static final int MOST_STARTS = 200;

  /** Where neither the caller nor other jobs say more; the first of equals is taken. */
  private static final List<String> USUAL_ZONES =
      List.of(
          "UTC",
          "Europe/Berlin",
          "Europe/London",
          "America/New_York",
          "America/Chicago",
          "America/Los_Angeles",
          "Asia/Kolkata",
          "Asia/Tokyo",
          "Australia/Sydney");

  @Resource(lookup = "jdbc/obsHistory")
  DataSource readers;

  @Inject JobRegistry registry;

  /**
   * What the kept history says.
   *
   * @param zone in which the caller thinks the schedule is meant
   * @throws UnknownJobException when the tenant has no such job
   */
  public SuggestionAnswer of(String tenantId, String jobId, Optional<ZoneId> zone) {
    KnownStarts known = known(tenantId, jobId);
    Schedule schedule = JobRegistry.read(known.state(), known.settings()).schedule();
    List<ZoneId> zones = zones(zone, known.zones());
    Optional<ScheduleSuggestion> found = ScheduleFinder.find(known.starts(), zones);
    return new SuggestionAnswer(
        jobId,
        schedule,
        known.starts().size(),
        found.orElse(null),
        found.isPresent() ? null : reason(known.starts().size()),
        hint(schedule, known, zones));
  }

  /**
   * Sets the suggested schedule.
   *
   * @param body JSON object with the schedule as it was suggested
   * @throws SuggestionChangedException when another one is suggested by now, or none
   */
  public void accept(String tenantId, String jobId, String body, Author author) {
    Schedule wanted = JobRegistry.sentSchedule(body);
    ScheduleSuggestion suggestion = of(tenantId, jobId, zone(wanted)).suggestion();
    if (suggestion == null || !suggestion.schedule().equals(wanted)) {
      throw new SuggestionChangedException(
          "This schedule is not, or no longer, the one that is suggested: ask again, or set it"
              + " by PATCH.");
    }
    registry.merge(tenantId, jobId, body, author);
  }

  private static Optional<ZoneId> zone(Schedule schedule) {
    return Stream.ofNullable(schedule.zone())
        .filter(ScheduleSuggestions::isZone)
        .map(ZoneId::of)
        .findFirst();
  }

  private static boolean isZone(String name) {
    return ZoneId.getAvailableZoneIds().contains(name);
  }

  private KnownStarts known(String tenantId, String jobId) {
    try {
      return TenantScope.ask(
              readers,
              tenantId,
              connection -> new StartStore(connection, tenantId).of(jobId, MOST_STARTS))
          .orElseThrow(UnknownJobException::new);
    } catch (SQLException failure) {
      throw new EJBException(failure);
    }
  }

  private static List<ZoneId> zones(Optional<ZoneId> likeliest, List<String> ofTenant) {
    Set<ZoneId> zones = new LinkedHashSet<>();
    likeliest.ifPresent(zones::add);
    Stream.concat(ofTenant.stream(), USUAL_ZONES.stream())
        .filter(ScheduleSuggestions::isZone)
        .map(ZoneId::of)
        .forEach(zones::add);
    return List.copyOf(zones);
  }

  private static String reason(int starts) {
    return starts < ScheduleFinder.FEWEST_STARTS
        ? "%d starts of scheduled runs are kept; a suggestion needs at least %d."
            .formatted(starts, ScheduleFinder.FEWEST_STARTS)
        : "The last %d starts follow no interval and no time of day closely enough."
            .formatted(starts);
  }

  private static @Nullable String hint(
      @Nullable Schedule schedule, KnownStarts known, List<ZoneId> zones) {
    if (schedule == null || schedule.cron() == null) {
      return null;
    }
    ZoneId zone = ZoneId.of(schedule.zone() == null ? "UTC" : schedule.zone());
    return OffsetHint.find(schedule.cron(), zone, known.starts(), zones)
        .map(OffsetHint::sentence)
        .orElse(null);
  }
}
