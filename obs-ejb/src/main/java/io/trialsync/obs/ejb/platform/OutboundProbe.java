package io.trialsync.obs.ejb.platform;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Knocks twice a minute at the hosts that alerts are sent to, so that readiness need not wait. */
@Singleton
@Startup
@DependsOn("SettingsCheck")
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class OutboundProbe {
  private static final int MILLIS_TO_CONNECT = 3_000;

  private final AtomicBoolean knocking = new AtomicBoolean();
  private volatile List<URI> targets = List.of();
  private volatile SortedSet<String> unreachable = new TreeSet<>();

  @PostConstruct
  void readTargets() {
    targets = targets(ConfigProvider.getConfig());
  }

  @Schedule(hour = "*", minute = "*", second = "*/30", persistent = false)
  void knock() {
    if (!knocking.compareAndSet(false, true)) {
      return;
    }
    try {
      SortedSet<String> silent = new TreeSet<>();
      for (URI target : targets) {
        if (!answers(target)) {
          silent.add(target.getHost());
        }
      }
      unreachable = silent;
    } finally {
      knocking.set(false);
    }
  }

  /** How many hosts alerts are sent to. */
  public int configured() {
    return targets.size();
  }

  /** Those of them that did not answer when last asked; names of hosts only, nothing secret. */
  public SortedSet<String> unreachable() {
    return unreachable;
  }

  static List<URI> targets(Config config) {
    Stream<URI> webhooks =
        Stream.of("alert.slack.webhook", "alert.teams.webhook")
            .flatMap(key -> config.getOptionalValue(key, URI.class).stream());
    Optional<URI> pager =
        config
            .getOptionalValue("alert.pagerduty.key", String.class)
            .map(
                key ->
                    config
                        .getOptionalValue("alert.pagerduty.url", URI.class)
                        .orElse(URI.create("https://events.pagerduty.com")));
    return Stream.concat(webhooks, pager.stream()).toList();
  }

  private static boolean answers(URI target) {
    int usual = "http".equals(target.getScheme()) ? 80 : 443;
    int port = target.getPort() == -1 ? usual : target.getPort();
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(target.getHost(), port), MILLIS_TO_CONNECT);
      return true;
    } catch (IOException silent) {
      return false;
    }
  }
}
