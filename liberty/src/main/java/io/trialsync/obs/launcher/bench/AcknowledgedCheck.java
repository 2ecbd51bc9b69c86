package io.trialsync.obs.launcher.bench;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.trialsync.obs.launcher.client.AccessToken;
import io.trialsync.obs.launcher.client.CommandException;
import java.io.IOException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Asks the server for every acknowledged run, and tells what is lost or there more than once. */
final class AcknowledgedCheck {
  private static final int MOST_TRIES = 20;

  private final BenchSettings settings;
  private final String token;
  private @Nullable HttpConnection connection;

  AcknowledgedCheck(BenchSettings settings, String token) {
    this.settings = settings;
    this.token = token;
  }

  /** One sentence for each run that is not as it was acknowledged. */
  List<String> findFaults(Map<String, Boolean> endedByRun) {
    var faults = new ArrayList<String>();
    int asked = 0;
    for (Map.Entry<String, Boolean> run : endedByRun.entrySet()) {
      String fault = faultOf(run.getKey(), run.getValue());
      if (fault != null) {
        faults.add(fault);
      }
      if (++asked % 10_000 == 0) {
        System.err.printf(
            Locale.ROOT,
            "%,d of %,d runs asked for, %,d faults%n",
            asked,
            endedByRun.size(),
            faults.size());
      }
    }
    if (connection != null) {
      connection.close();
    }
    return faults;
  }

  private @Nullable String faultOf(String runId, boolean ended) {
    int status = ask(runId);
    if (status == 404) {
      return "run " + runId + " is lost: the server does not know it";
    }
    if (status != 200 || connection == null) {
      return "run " + runId + " cannot be read: the server answers " + status;
    }
    return faultIn(runId, ended, connection.body());
  }

  static @Nullable String faultIn(String runId, boolean ended, String body) {
    try {
      Map<String, Object> run = JSONObjectUtils.parse(body);
      Object status = run.get("status");
      if (ended && !"success".equals(status)) {
        return "run " + runId + " lost its end: its status is " + status;
      }
      int attempts = run.get("attempts") instanceof List<?> list ? list.size() : 0;
      return attempts == 1 ? null : "run " + runId + " has " + attempts + " attempts, not one";
    } catch (ParseException e) {
      return "run " + runId + " cannot be read: the answer is not JSON";
    }
  }

  private int ask(String runId) {
    byte[] request = Requests.get(settings.address(), token, "/v1/obs/runs/" + runId);
    for (int attempt = 1; attempt <= MOST_TRIES; attempt++) {
      try {
        if (connection == null || !connection.reusable()) {
          connection = HttpConnection.open(settings.address());
        }
        int status = connection.exchange(request, true);
        if (status == 401 || status == 403) {
          throw AccessToken.refused(status);
        }
        if (status != 429 && status != 503) {
          return status;
        }
      } catch (IOException e) {
        connection = null;
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
    }
    throw CommandException.failure(
        "The server at " + settings.address() + " does not answer for run " + runId + ".");
  }
}
