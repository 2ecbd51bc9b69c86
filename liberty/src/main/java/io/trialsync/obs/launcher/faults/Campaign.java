package io.trialsync.obs.launcher.faults;

import io.trialsync.obs.launcher.client.CommandException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** All trials of one call of the command, on platforms in one folder. */
final class Campaign {
  private final FaultsSettings settings;
  private final Path home;
  private final Path root;
  private final Cleanup cleanup;
  private final long deadline;

  Campaign(FaultsSettings settings, Path home, Path root, Cleanup cleanup) {
    this.settings = settings;
    this.home = home;
    this.root = root;
    this.cleanup = cleanup;
    this.deadline = System.nanoTime() + settings.limit().toNanos();
  }

  /** Runs them; whether nothing was found, and the control found what it had to find. */
  boolean run(Map<String, String> environment)
      throws IOException, InterruptedException, SQLException {
    boolean good = settings.control() || runOnDisk();
    if (settings.control()) {
      good = onMainPlatform(platform -> true);
    }
    if (!settings.control() && settings.only().contains(DiskFull.NAME)) {
      good &= runOnSmallDisk(environment);
    }
    return good;
  }

  private boolean runOnDisk() throws IOException, InterruptedException, SQLException {
    var faults = new Faults();
    List<Nemesis> plan = Plan.of(settings, faults);
    return plan.isEmpty() || onMainPlatform(platform -> trial(platform, "faults", plan, faults));
  }

  private boolean onMainPlatform(Work work) throws IOException, InterruptedException, SQLException {
    try {
      Platform platform = open(root.resolve("main"));
      boolean good = work.on(platform);
      boolean control = settings.control() || settings.shortForm();
      return good && (!control || control(platform));
    } finally {
      cleanup.run();
    }
  }

  private boolean trial(Platform platform, String tenant, List<Nemesis> plan, Faults faults)
      throws IOException, InterruptedException, SQLException {
    var recoveries = new Recoveries();
    var trial = new Trial(platform, tenant, faults, recoveries, settings.seed());
    try {
      trial.run(plan, deadline);
      trial.check();
    } catch (CommandException broken) {
      System.err.println(broken.getMessage());
    }
    trial.judgeHealth();
    System.out.print(Summary.of(recoveries, trial.ledger(), faults));
    faults.sentences().forEach(System.err::println);
    return faults.none();
  }

  /** The same with a database that may forget: a checker that finds nothing there is blind. */
  private boolean control(Platform platform)
      throws IOException, InterruptedException, SQLException {
    System.out.println("\nControl: PostgreSQL is killed with synchronous_commit=off.");
    setSynchronousCommit(platform, "off");
    var faults = new Faults();
    var trial = new Trial(platform, "control", faults, new Recoveries(), settings.seed());
    trial.run(Plan.ofControl(), Long.MAX_VALUE);
    trial.check();
    setSynchronousCommit(platform, "on");
    int lost = faults.count(FaultKind.LOST);
    System.out.printf(
        lost > 0
            ? "The checker has teeth: %,d lost of %,d acknowledged.%n"
            : "THE CHECKER IS BLIND: %,d lost of %,d acknowledged.%n",
        lost,
        trial.ledger().acknowledgedCount());
    return lost > 0;
  }

  private static void setSynchronousCommit(Platform platform, String value) throws SQLException {
    try (Connection connection = platform.database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute("alter database obs set synchronous_commit = " + value);
      // Who is connected keeps the old value.
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where pid <> pg_backend_pid() and usename = current_user");
    }
  }

  private boolean runOnSmallDisk(Map<String, String> environment)
      throws IOException, InterruptedException, SQLException {
    if (!SmallDisk.isAllowed()) {
      System.out.println(
          "\n" + DiskFull.NAME + " is skipped: it needs root, to make a small disk.");
      return !"true".equals(environment.get("CI"));
    }
    System.out.println("\nA small disk that gets full.");
    Path folder = root.resolve("small");
    try {
      SmallDisk disk = SmallDisk.mount(folder.resolve("postgres"));
      cleanup.add(disk::unmount);
      return trial(open(folder), "faults", List.of(new DiskFull()), new Faults());
    } finally {
      cleanup.run();
    }
  }

  private Platform open(Path folder) throws IOException, InterruptedException {
    cleanup.add(new DatabaseProcesses(folder.resolve("postgres"))::kill);
    Platform platform = Platform.open(folder, home);
    cleanup.add(platform::close);
    platform.addServer();
    return platform;
  }

  /** What is done on a platform before it is taken down. */
  private interface Work {
    boolean on(Platform platform) throws IOException, InterruptedException, SQLException;
  }
}
