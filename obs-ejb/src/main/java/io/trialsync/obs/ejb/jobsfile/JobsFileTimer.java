package io.trialsync.obs.ejb.jobsfile;

import io.trialsync.obs.persistence.job.JobName;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the jobs file every few seconds and has it applied when it is another than before: its
 * bytes are compared, since times of files tell too little where they are mounted.
 */
@Singleton
@Startup
@DependsOn("SettingsCheck")
@TransactionManagement(TransactionManagementType.BEAN)
public class JobsFileTimer {
  private static final System.Logger LOG = System.getLogger(JobsFileTimer.class.getName());
  private static final Duration INTERVAL = Duration.ofSeconds(5);
  private static final Duration BETWEEN_COUNTS = Duration.ofMinutes(5);
  private static final int MOST_NAMES = 20;

  @Inject
  @ConfigProperty(name = "obs.jobs.file")
  Optional<String> setting;

  /** Jobs may stand among the settings. */
  @Inject
  @ConfigProperty(name = "obs.config.file")
  Optional<String> settingsFile;

  @Inject FileDeclaration declaration;
  @Inject Event<JobsFileLook> looks;
  @Inject Clock clock;
  @Resource TimerService timers;

  /** What was applied last. */
  private record Applied(byte[] bytes, JobsFile file, Instant at) {}

  private @Nullable Applied applied;
  private List<JobName> unlisted = List.of();
  private Instant countedAt = Instant.EPOCH;
  private String lastComplaint = "";

  @PostConstruct
  void start() {
    if (setting.isPresent()) {
      timers.createIntervalTimer(1_000, INTERVAL.toMillis(), new TimerConfig(null, false));
    }
  }

  /** A file that cannot be applied leaves all as it was, and is tried again with every look. */
  @Timeout
  void look() {
    Path path = Path.of(setting.orElseThrow());
    boolean good = false;
    try {
      if (!look(path)) {
        // Soon: the schema is made, or another node is at it.
        return;
      }
      good = true;
      lastComplaint = "";
    } catch (JobsFileException refused) {
      complain(path + ", " + refused.getMessage());
    } catch (IOException unreadable) {
      complain(path + " cannot be read (" + unreadable.getClass().getSimpleName() + ").");
    } catch (RuntimeException failure) {
      complain(
          path + " could not be held against the database (" + failure.getClass().getName() + ").");
    }
    Applied last = applied;
    looks.fire(
        new JobsFileLook(
            good,
            last == null ? null : last.at(),
            last == null ? 0 : last.file().jobs(),
            unlisted.size()));
  }

  /** Whether all is as the file says; else it is too early, and the next look comes soon. */
  private boolean look(Path path) throws IOException {
    byte[] bytes = read(path);
    Applied last = applied;
    if (last == null || !Arrays.equals(last.bytes(), bytes)) {
      return declaration.isPossible() && apply(path, bytes);
    }
    if (clock.instant().isAfter(countedAt.plus(BETWEEN_COUNTS))) {
      countedAt = clock.instant();
      unlisted = declaration.unlisted(last.file());
    }
    return true;
  }

  private static byte[] read(Path path) throws IOException {
    try (InputStream file = Files.newInputStream(path)) {
      return file.readNBytes(JobsFileReader.MOST_BYTES + 1);
    }
  }

  private boolean apply(Path path, byte[] bytes) {
    Instant start = clock.instant();
    JobsFile file =
        setting.equals(settingsFile)
            ? JobsFileReader.readAmongSettings(bytes)
            : JobsFileReader.read(bytes);
    Optional<AppliedFile> result = declaration.apply(file, String.valueOf(path.getFileName()));
    Instant end = clock.instant();
    result.ifPresent(
        done -> {
          applied = new Applied(bytes, file, end);
          unlisted = done.unlisted();
          countedAt = end;
          tell(done, Duration.between(start, end));
        });
    return result.isPresent();
  }

  private void tell(AppliedFile done, Duration took) {
    LOG.log(
        System.Logger.Level.INFO,
        "event=jobs_file_applied jobs=%d declared=%d changed=%d unlisted=%d duration_ms=%d"
            .formatted(
                done.jobs(), done.declared(), done.changed(), unlisted.size(), took.toMillis()));
    tellUnlisted();
  }

  /** They stay as they are: a line that was lost in a merge must not end the watch over a job. */
  private void tellUnlisted() {
    if (!unlisted.isEmpty()) {
      LOG.log(
          System.Logger.Level.WARNING,
          "event=jobs_file_unlisted These jobs are no longer in the file and stay as they are"
              + " (state: retired there ends their watch): "
              + unlisted.stream()
                  .limit(MOST_NAMES)
                  .map(JobName::jobId)
                  .collect(Collectors.joining(", "))
              + (unlisted.size() > MOST_NAMES ? ", …" : ""));
    }
  }

  /** Once for each reason, and not once for each look. */
  private void complain(String reason) {
    if (!reason.equals(lastComplaint)) {
      lastComplaint = reason;
      LOG.log(
          System.Logger.Level.ERROR,
          "event=jobs_file_refused Nothing of the file was applied: " + reason);
    }
  }
}
