package io.trialsync.obs.ejb.quality.finding;

import io.trialsync.obs.ejb.quality.check.CheckResult;
import io.trialsync.obs.ejb.quality.check.Subject;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What makes two findings of a job the same thing that is wrong.
 *
 * @param detail tells one difference of a schema from the next; never a number that changes
 */
public record FindingIdentity(Subject subject, String metric, @Nullable String detail) {
  /** An empty detail is none. */
  public FindingIdentity {
    detail = detail == null || detail.isEmpty() ? null : detail;
  }

  /** The finding that the result shows, if it is a bad one. */
  public static FindingIdentity of(CheckResult result) {
    return new FindingIdentity(result.subject(), result.metric(), result.detail());
  }

  /** The same wherever and whenever it is made, so that rebuilding gives the same ids. */
  UUID idWhenOpenedBy(UUID runKey) {
    return named(runKey.toString());
  }

  /** Tells the findings of a job apart in an index, which long names would not fit in. */
  public UUID key() {
    return named("");
  }

  /** With the length of each part, so that no two lists of parts read the same. */
  private UUID named(String first) {
    var table = subject.table();
    var name = new StringBuilder();
    for (String part :
        new @Nullable String[] {
          first,
          subject.check(),
          table == null ? null : table.namespace(),
          table == null ? null : table.table(),
          subject.column(),
          metric,
          detail
        }) {
      name.append(part == null ? -1 : part.length()).append(':').append(part);
    }
    return UUID.nameUUIDFromBytes(name.toString().getBytes(StandardCharsets.UTF_8));
  }
}
