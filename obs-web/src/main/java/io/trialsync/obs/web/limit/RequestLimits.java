package io.trialsync.obs.web.limit;

import io.trialsync.obs.ejb.metrics.Refusal;
import io.trialsync.obs.ejb.metrics.RefusalMetrics;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.function.LongSupplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The limits of this node, as the settings have them: one of each, since all routes share a count.
 * RATIONALE.md says what is counted, and what a second is.
 */
@ApplicationScoped
public class RequestLimits {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVICE_UNAVAILABLE = 503;

  @Inject
  @ConfigProperty(name = "obs.history.rate", defaultValue = "60")
  int ofToken;

  @Inject
  @ConfigProperty(name = "obs.history.client.rate", defaultValue = "120")
  int ofClient;

  @Inject
  @ConfigProperty(name = "obs.ingest.rate", defaultValue = "10000")
  int ofReports;

  @Inject
  @ConfigProperty(name = "obs.bad.token.rate", defaultValue = "20")
  int ofBadTokens;

  @Inject RefusalMetrics refusals;

  /** Shows time that passes; tests let it pass themselves. */
  LongSupplier nanoTime = System::nanoTime;

  private LimitFilter onQuestions;
  private LimitFilter onReports;
  private BadTokens badTokens;

  @PostConstruct
  void begin() {
    var token = new Rule(quota("token", ofToken), Requester::token, Refusal.TOKEN_RATE);
    var client = new Rule(quota("client", ofClient), Requester::client, Refusal.CLIENT_RATE);
    var reports = new Rule(quota("reports", ofReports), Requester::client, Refusal.REPORT_RATE);
    onQuestions = new LimitFilter(TOO_MANY_REQUESTS, List.of(token, client), refusals);
    onReports = new LimitFilter(SERVICE_UNAVAILABLE, List.of(reports), refusals);
    badTokens = new BadTokens(quota("address", ofBadTokens));
  }

  /** What stands before every route that takes no reports. */
  public LimitFilter onQuestions() {
    return onQuestions;
  }

  /** What stands before every route that takes reports; not all who send them retry a 429. */
  public LimitFilter onReports() {
    return onReports;
  }

  /** Who has shown too many tokens that were not accepted. */
  public BadTokens badTokens() {
    return badTokens;
  }

  private Quota quota(String name, int limit) {
    return new Quota(name, limit, nanoTime);
  }
}
