package io.trialsync.obs.web.lineage;

import io.trialsync.obs.ejb.masking.MaskedName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The full name of an OpenLineage job, {@code namespace:name}, and the job id made from it. */
record JobName(String fullName) {

  private static final int KEPT_LENGTH = 200;
  private static final int MARK_BYTES = 4;
  private static final Pattern NOT_ALLOWED = Pattern.compile("[^A-Za-z0-9._:@-]");

  /** The name of a job as a program gave it, without what could identify a person. */
  static JobName masked(String namespace, String name) {
    return new JobName(MaskedName.of(namespace) + ":" + MaskedName.of(name));
  }

  /** The id; a name that had to be changed carries a mark that tells it from its likes. */
  String jobId() {
    String allowed = NOT_ALLOWED.matcher(fullName).replaceAll("_");
    String kept = allowed.length() > KEPT_LENGTH ? allowed.substring(0, KEPT_LENGTH) : allowed;
    return kept.equals(fullName) ? kept : kept + "~" + mark();
  }

  private String mark() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(fullName.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, MARK_BYTES);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
    }
  }
}
