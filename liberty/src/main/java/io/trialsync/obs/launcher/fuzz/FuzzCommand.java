package io.trialsync.obs.launcher.fuzz;

import io.trialsync.obs.launcher.bench.HttpConnection;
import io.trialsync.obs.launcher.bench.Requests;
import io.trialsync.obs.launcher.client.AccessToken;
import io.trialsync.obs.launcher.client.Checkout;
import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.client.ServerAddress;
import io.trialsync.obs.launcher.contract.ApiDocument;
import io.trialsync.obs.launcher.contract.ApiOperation;
import io.trialsync.obs.launcher.up.OwnServer;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** {@code ./obs fuzz}: sends generated requests and tells which answers show a fault. */
public final class FuzzCommand {
  private static final String USAGE =
      """
      Usage: ./obs fuzz [--requests 5000] [--seed 1] [--only number] [--connections 8]
                        [--url http://… --token …]
      Makes requests from the OpenAPI document of the server, each with something in it that breaks
      a type or a limit: every parameter, header and field, bad tokens, broken JSON, bad bytes. No
      answer may be a failure of the server, name a class, take long, or be no problem+json; a good
      request in a hundred must succeed; afterwards the server must be well, its heap as large as
      before, and its log free of errors. Exit code 1 and the requests when it is not so.
      --requests     how many; the help of a run tells how many cover every change once
      --seed         the same seed makes the same requests
      --only         sends that one request, and shows it with its answer
      --connections  how many at a time
      --url          a server that runs, instead of one of its own: it will be full of rubbish, and
                     POST /v1/obs/retention will have removed old rows of the token's tenant;
                     POST /v1/obs/alerts/teams is left out, since people would get the messages
      --token        with all scopes, for that server; or OBS_TOKEN
      """;

  private static final String TO_PEOPLE = "/v1/obs/alerts/teams";

  private FuzzCommand() {}

  /** Runs it and gives the exit code of the process. */
  public static int run(List<String> words) {
    if (words.contains("--help")) {
      System.out.print(USAGE);
      return 0;
    }
    var settings = FuzzSettings.parse(words);
    try {
      return settings.url().isPresent() ? onGivenServer(settings) : onOwnServer(settings);
    } catch (IOException failed) {
      throw CommandException.failure("The requests could not be sent: " + failed.getMessage());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return 130;
    }
  }

  private static int onGivenServer(FuzzSettings settings) throws IOException, InterruptedException {
    Map<String, String> environment = System.getenv();
    var address = ServerAddress.of(settings.url().orElseThrow(), environment).requireAnswer();
    String scopes = "obs.read obs.write obs.admin obs.alerts";
    String token = AccessToken.of(settings.token().orElse(null), environment, scopes);
    List<ApiOperation> operations =
        operations(address, token).stream()
            .filter(operation -> !operation.path().equals(TO_PEOPLE))
            .toList();
    var campaign = new Campaign(settings, address, plan(settings, address, token, operations));
    return campaign.run() ? 0 : 1;
  }

  private static int onOwnServer(FuzzSettings settings) throws IOException, InterruptedException {
    try (var teams = new TeamsSink()) {
      return onOwnServer(settings, Map.of("ALERT_TEAMS_WEBHOOK", teams.webhook()));
    }
  }

  private static int onOwnServer(FuzzSettings settings, Map<String, String> more)
      throws IOException, InterruptedException {
    OwnServer server = OwnServer.start(Checkout.of(System.getenv()).home(), "fuzz", more);
    Thread stop = server.stopper();
    Runtime.getRuntime().addShutdownHook(stop);
    boolean good = false;
    try {
      server.awaitReady();
      ServerAddress address = server.address();
      List<ApiOperation> operations = operations(address, server.token());
      Plan plan = plan(settings, address, server.token(), operations);
      good = new Campaign(settings, address, plan).run(server);
    } finally {
      server.close();
      Runtime.getRuntime().removeShutdownHook(stop);
    }
    if (good) {
      server.forget();
    }
    return good ? 0 : 1;
  }

  private static Plan plan(
      FuzzSettings settings, ServerAddress address, String token, List<ApiOperation> operations)
      throws IOException, InterruptedException {
    Ground.prepare(address, token, LocalDate.now(ZoneOffset.UTC));
    return new Plan(operations, token, settings.seed());
  }

  private static List<ApiOperation> operations(ServerAddress address, String token)
      throws IOException {
    try (var connection = HttpConnection.open(address)) {
      int status = connection.exchange(Requests.get(address, token, "/openapi"), true);
      if (status != 200) {
        throw new IOException("GET /openapi answers " + status);
      }
      return ApiDocument.parse(connection.body()).operations();
    }
  }
}
