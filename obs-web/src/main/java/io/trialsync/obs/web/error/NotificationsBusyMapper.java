package io.trialsync.obs.web.error;

import io.trialsync.obs.ejb.notification.NotificationsBusyException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 503 where Alertmanager shall send a message again. */
@Provider
public class NotificationsBusyMapper implements ExceptionMapper<NotificationsBusyException> {
  private static final int LONGEST_WAIT_SECONDS = 3;

  @Override
  public Response toResponse(NotificationsBusyException refusal) {
    return RetryAfter.seconds(1, LONGEST_WAIT_SECONDS, Problem.of(503, refusal));
  }
}
