package io.trialsync.obs.launcher.fuzz;

import io.trialsync.obs.launcher.client.ServerAddress;
import io.trialsync.obs.launcher.up.OwnServer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** All that one call of the command does with a server that runs, told as it goes on. */
final class Campaign {
  private static final long SLOWEST_MILLIS = 10_000;
  private static final long MOST_MEGABYTES_MORE = 32;

  /** One in so many answers may ask to come back later. */
  private static final int OVERLOADED_AT_MOST = 200;

  private final FuzzSettings settings;
  private final ServerAddress address;
  private final Plan plan;
  private final FuzzRun run;
  private final List<String> faults = new ArrayList<>();

  Campaign(FuzzSettings settings, ServerAddress address, Plan plan) {
    this.settings = settings;
    this.address = address;
    this.plan = plan;
    this.run = new FuzzRun(plan, address, new Judge(SLOWEST_MILLIS), settings.connections());
  }

  /** Sends everything to a server whose inside cannot be looked at; whether nothing was found. */
  boolean run() throws InterruptedException {
    if (settings.only().isPresent()) {
      return showOne(settings.only().getAsInt());
    }
    announce();
    run.send(0, settings.requests(), System.out);
    checkAnswers();
    System.out.println("Heap and log were not looked at: the server is not of this command.");
    return tell();
  }

  /** Sends everything to a server of our own, and looks at its heap and its log. */
  boolean run(OwnServer server) throws IOException, InterruptedException {
    if (settings.only().isPresent()) {
      return showOne(settings.only().getAsInt());
    }
    announce();
    var log = new LogCheck(server.logs());
    var heap = new ServerHeap(server.pid());
    // What is bounded fills in the first half: caches, buffers of threads, series of known jobs.
    int half = settings.requests() / 2;
    run.send(0, half, System.out);
    OptionalLong before = heap.usedMegabytes();
    run.send(half, settings.requests(), System.out);
    checkAnswers();
    checkHeap(before, heap.usedMegabytes());
    faults.addAll(log.faults());
    return tell();
  }

  private void announce() {
    System.out.printf(
        Locale.ROOT,
        "Seed %d: %,d different changes; %,d requests make each of them once.%n",
        settings.seed(),
        plan.changes(),
        plan.requestsForAllChanges());
  }

  private boolean showOne(int number) {
    FuzzRequest request = plan.request(number);
    System.out.println(shown(request));
    try (var connection = new FuzzConnection(address)) {
      FuzzAnswer answer = connection.exchange(request);
      System.out.println(shown(answer));
      var fault = new Judge(SLOWEST_MILLIS).fault(request, answer);
      System.out.println(fault.map(words -> "FAULT: " + words).orElse("As it should be."));
      return fault.isEmpty();
    }
  }

  private void checkAnswers() {
    FuzzCounts counts = run.counts();
    for (FuzzCounts.Finding finding : counts.findings()) {
      faults.add(
          "%s: %s%n%s%n%s"
              .formatted(
                  finding.fault(),
                  "./obs fuzz --seed %d --only %d"
                      .formatted(settings.seed(), finding.request().number()),
                  shown(finding.request()),
                  shown(finding.answer())));
    }
    int overloaded = counts.of(503);
    if (overloaded > Math.max(1, counts.answered() / OVERLOADED_AT_MOST)) {
      faults.add("%d of %d answers were 503".formatted(overloaded, counts.answered()));
    }
    checkAlive();
  }

  private void checkAlive() {
    try (var connection = new FuzzConnection(address)) {
      FuzzAnswer answer = connection.exchange(plan.request(0));
      if (answer.status() != 200) {
        faults.add("afterwards a good request was answered with " + answer.status());
      }
    }
  }

  private void checkHeap(OptionalLong before, OptionalLong after) {
    if (before.isEmpty() || after.isEmpty()) {
      System.out.println("The heap was not looked at: this Java has no jcmd.");
      return;
    }
    System.out.printf(
        "Heap in use without garbage: %d MB after half of the requests, %d MB at the end.%n",
        before.getAsLong(), after.getAsLong());
    if (after.getAsLong() - before.getAsLong() > MOST_MEGABYTES_MORE) {
      faults.add("the heap has grown by %d MB".formatted(after.getAsLong() - before.getAsLong()));
    }
  }

  private boolean tell() {
    System.out.println(run.counts().line());
    faults.forEach(fault -> System.err.println("FAULT: " + fault));
    int more = run.counts().faults() - run.counts().findings().size();
    if (more > 0) {
      System.err.printf("… and %d more answers.%n", more);
    }
    System.out.println(faults.isEmpty() ? "Nothing was found." : "FAULTS WERE FOUND.");
    return faults.isEmpty();
  }

  private String shown(FuzzRequest request) {
    return "%s%n%s"
        .formatted(
            request.change().replaceAll("\\p{Cntrl}", "·"),
            request.draft().shownTo(address.base().getAuthority()));
  }

  private static String shown(FuzzAnswer answer) {
    String body = answer.body();
    return "%d in %d ms%n%s%n%s"
        .formatted(
            answer.status(),
            answer.millis(),
            answer.head(),
            body.length() <= 600 ? body : body.substring(0, 600) + "…");
  }
}
