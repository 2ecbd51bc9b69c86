package io.trialsync.obs.launcher.token;

import io.trialsync.obs.launcher.client.Checkout;
import io.trialsync.obs.launcher.client.CommandException;
import io.trialsync.obs.launcher.client.CommandLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code ./obs token}: prints a token, and nothing else, so that a shell can take it. */
public final class TokenCommand {
  private static final String USAGE =
      """
      Usage: ./obs token [--scope "obs.read obs.write"] [--tenant t] [--ttl 1h] [--client name]
      Prints a token that the server of ./obs up accepts, and no other server does. Without options
      it may read and write, is for the tenant "default", and ends in an hour.
      --scope   of obs.read (history), obs.write (reports), obs.admin (settings of jobs), obs.alerts
                (Alertmanager)
      --tenant  whose jobs it is for
      --ttl     when it ends: a number with s, m, h or d; the server refuses tokens that live longer
                than its OBS_JWT_LONGEST_LIFE, a day where that is not set
      --client  the name of the caller
      """;
  private static final String USUAL_SCOPES = "obs.read obs.write";
  private static final Pattern TTL = Pattern.compile("([1-9][0-9]{0,5})([smhd])");

  private TokenCommand() {}

  /** Prints the token and gives the exit code of the process. */
  public static int run(List<String> words) {
    if (words.contains("--help")) {
      System.out.print(USAGE);
      return 0;
    }
    var line =
        CommandLine.parse(words, Set.of("--scope", "--tenant", "--ttl", "--client"), Set.of());
    Duration ttl = ttl(line.text("--ttl"));
    var secret = DevIssuerSecret.read(Checkout.of(System.getenv()).dataDirectory());
    System.out.println(
        DevIssuer.sign(
            secret,
            Objects.requireNonNullElse(line.text("--scope"), USUAL_SCOPES),
            line.text("--tenant"),
            Objects.requireNonNullElse(line.text("--client"), "developer"),
            Instant.now(),
            ttl));
    return 0;
  }

  static Duration ttl(@Nullable String text) {
    if (text == null) {
      return Duration.ofHours(1);
    }
    var matcher = TTL.matcher(text);
    if (!matcher.matches()) {
      throw CommandException.usage(
          "--ttl must be a number with s, m, h or d, like 30m, not \"" + text + "\".");
    }
    String days = matcher.group(2).equals("d") ? "P" : "PT";
    return Duration.parse(days + matcher.group(1) + matcher.group(2).toUpperCase(Locale.ROOT));
  }
}
