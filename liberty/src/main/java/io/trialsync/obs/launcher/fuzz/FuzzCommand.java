package io.trialsync.obs.launcher.fuzz;

import io.trialsync.obs.launcher.bench.HttpConnection;
import io.trialsync.obs.launcher.bench.Requests;
import io.trialsync.obs.launcher.client.AccessToken;
import io.trialsync.obs.launcher.client.Checkout;
import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.client.ServerAddress;
import io.trialsync.obs.launcher.contract.ApiDocument;
import io.trialsync.obs.launcher.up.OwnServer;
import java.io.IOException;
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
                     POST /v1/obs/retention will have removed old rows of the token's tenant
      --token        with all scopes, for that server; or OBS_TOKEN
      """;

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
    var campaign = new Campaign(settings, address, plan(settings, address, token));
    return campaign.run() ? 0 : 1;
  }

  private static int onOwnServer(FuzzSettings settings) throws IOException, InterruptedException {
    OwnServer server = OwnServer.start(Checkout.of(System.getenv()).home(), "fuzz", Map.of());
    Thread stop = server.stopper();
    Runtime.getRuntime().addShutdownHook(stop);
    boolean good = false;
    try {
      server.awaitReady();
      var campaign =
          new Campaign(
              settings, server.address(), plan(settings, server.address(), server.token()));
      good = campaign.run(server);
    } finally {
      server.close();
      Runtime.getRuntime().removeShutdownHook(stop);
    }
    if (good) {
      server.forget();
    }
    return good ? 0 : 1;
  }

  private static Plan plan(FuzzSettings settings, ServerAddress address, String token)
      throws IOException {
    try (var connection = HttpConnection.open(address)) {
      int status = connection.exchange(Requests.get(address, token, "/openapi"), true);
      if (status != 200) {
        throw new IOException("GET /openapi answers " + status);
      }
      return new Plan(ApiDocument.parse(connection.body()), token, settings.seed());
    }
  }
}
