package io.trialsync.obs.launcher.bench;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Makes the loads of a bench for one server. */
final class BenchLoads {
  private static final int INGEST_CONNECTIONS = 8;

  private final BenchSettings settings;
  private final Target target;
  private final @Nullable Acknowledgements acknowledgements;

  BenchLoads(BenchSettings settings, Target target, @Nullable Acknowledgements acknowledgements) {
    this.settings = settings;
    this.target = target;
    this.acknowledgements = acknowledgements;
  }

  /** What is measured first, then the events that come in meanwhile, if any. */
  List<Load> of(String bench) {
    var loads = new ArrayList<Load>();
    switch (bench) {
      case "ingest" -> loads.add(ingest(settings.connections(), settings.rate()));
      case "history" ->
          loads.add(
              read(
                  bench,
                  HistoryRequests.KINDS,
                  new HistoryRequests(target, Clock.systemUTC()).make()));
      default ->
          loads.add(
              read(
                  bench,
                  List.of("/metrics", "/healthz"),
                  List.of(
                      List.of(Requests.getCompressed(target.address(), target.token(), "/metrics")),
                      List.of(Requests.get(target.address(), target.token(), "/healthz")))));
    }
    if (settings.ingestRate() > 0) {
      loads.add(ingest(INGEST_CONNECTIONS, settings.ingestRate()));
    }
    return loads;
  }

  private Load ingest(int connections, int rate) {
    var runIds = new RunIds(ThreadLocalRandom.current().nextLong());
    return new Load(
        "ingest",
        target.address(),
        IngestConversation.KINDS,
        connections,
        rate,
        () ->
            new IngestConversation(settings, target, Clock.systemUTC(), runIds, acknowledgements));
  }

  private Load read(String bench, List<String> kinds, List<List<byte[]>> requests) {
    var turn = new AtomicInteger();
    return new Load(
        bench,
        target.address(),
        kinds,
        settings.connections(),
        settings.rate(),
        () -> new ReadConversation(requests, turn));
  }
}
