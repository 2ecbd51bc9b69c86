package io.trialsync.obs.launcher.bench.fill;

import org.jspecify.annotations.Nullable;

/** Why tries fail on a data platform. */
enum Failure {
  CONNECTION_LOST(
      "DB", "08006", "Connection to the warehouse was lost: the server closed it.", null),
  LOCK_TIMEOUT("DB", "55P03", "Canceling statement due to lock timeout on warehouse table.", null),
  EXPORT_UNAVAILABLE(
      "API", "EXPORT_UNAVAILABLE", "GET /export/forms answered 503 Service Unavailable.", 503),
  TOO_MANY_REQUESTS(
      "API", "RATE_LIMITED", "GET /export/forms answered 429; retried 5 times in 60 s.", 429),
  MAPPING_MISSING(
      "Data", "MAPPING_MISSING", "Code list version 27.1 is not mapped: stage left undone.", null),
  OUT_OF_RANGE("Data", "22003", "Numeric value out of range in column visit_day.", null),
  DISK_FULL("System", "ENOSPC", "No space left on device while writing a temporary file.", null),
  WORKER_KILLED("System", "SIGKILL", "Worker was killed: memory limit of 4 GB exceeded.", null);

  private final String category;
  private final String code;
  private final String message;
  private final @Nullable Integer httpStatus;

  Failure(String category, String code, String message, @Nullable Integer httpStatus) {
    this.category = category;
    this.code = code;
    this.message = message;
    this.httpStatus = httpStatus;
  }

  String category() {
    return category;
  }

  String code() {
    return code;
  }

  String message() {
    return message;
  }

  @Nullable Integer httpStatus() {
    return httpStatus;
  }
}
