package io.trialsync.obs.web.notification;

import com.fasterxml.jackson.core.JsonParser;
import io.trialsync.obs.ejb.notification.AlertNotice;
import io.trialsync.obs.web.body.EventTime;
import io.trialsync.obs.web.body.JsonMembers;
import io.trialsync.obs.web.body.JsonScalars;
import java.io.IOException;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One alert of a message, before it is known to whom it went. */
record SentAlert(
    String tenantId, AlertLabels labels, String fingerprint, boolean firing, Instant startsAt) {
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-fA-F]{1,64}");
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

  /** Reads the value that the parser stands on; null when it is no alert that can be named. */
  static @Nullable SentAlert read(JsonParser parser) throws IOException {
    AlertLabels labels = null;
    String status = null;
    String fingerprint = null;
    Instant startsAt = null;
    for (var name = JsonMembers.first(parser); name != null; name = JsonMembers.next(parser)) {
      switch (name) {
        case "status" -> status = JsonScalars.text(parser);
        case "labels" -> labels = AlertLabels.read(parser);
        case "fingerprint" -> fingerprint = JsonScalars.text(parser);
        case "startsAt" -> startsAt = time(JsonScalars.text(parser));
        default -> parser.skipChildren();
      }
    }
    return labels == null ? null : of(labels, status, fingerprint, startsAt);
  }

  /** The same as what was sent to that receiver. */
  AlertNotice sentTo(String receiver) {
    return new AlertNotice(
        tenantId,
        String.valueOf(labels.alertName()),
        labels.severity(),
        labels.jobId(),
        labels.table(),
        labels.check(),
        receiver,
        fingerprint,
        firing,
        startsAt);
  }

  private static @Nullable SentAlert of(
      AlertLabels labels,
      @Nullable String status,
      @Nullable String fingerprint,
      @Nullable Instant startsAt) {
    String tenant = labels.tenantId();
    boolean firing = "firing".equals(status);
    if (tenant == null
        || labels.alertName() == null
        || (!firing && !"resolved".equals(status))
        || fingerprint == null
        || !FINGERPRINT.matcher(fingerprint).matches()
        || startsAt == null) {
      return null;
    }
    return new SentAlert(tenant, labels, fingerprint, firing, startsAt);
  }

  private static @Nullable Instant time(@Nullable String text) {
    EventTime time = text == null ? null : EventTime.parse(text);
    if (time == null || time.at().isBefore(EARLIEST) || time.at().isAfter(LATEST)) {
      return null;
    }
    return time.at();
  }
}
