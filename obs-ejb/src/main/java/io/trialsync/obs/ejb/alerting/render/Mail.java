package io.trialsync.obs.ejb.alerting.render;

import java.util.Optional;
import java.util.function.Function;

/** The mail server that sends our messages. */
record Mail(
    String smarthost, String from, Optional<String> user, Optional<String> password, boolean tls) {
  private static final String USUAL_SMARTHOST = "localhost:25";
  private static final String USUAL_SENDER = "trialsync@localhost";

  /** Without a word about it TLS is asked of every mail server but one on this machine. */
  static Mail read(Function<String, Optional<String>> source) {
    String smarthost =
        source.apply(AlertSettingRules.SMTP_SMARTHOST.name()).orElse(USUAL_SMARTHOST);
    String host = smarthost.substring(0, smarthost.lastIndexOf(':'));
    return new Mail(
        smarthost,
        source.apply(AlertSettingRules.SMTP_FROM.name()).orElse(USUAL_SENDER),
        source.apply(AlertSettingRules.SMTP_USER.name()),
        source.apply(AlertSettingRules.SMTP_PASSWORD.name()),
        source
            .apply(AlertSettingRules.SMTP_TLS.name())
            .map(Boolean::valueOf)
            .orElse(!HttpAddress.isThisMachine(host)));
  }

  @Override
  public String toString() {
    return "Mail";
  }
}
