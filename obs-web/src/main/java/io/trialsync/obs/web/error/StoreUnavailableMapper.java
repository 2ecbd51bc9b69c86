package io.trialsync.obs.web.error;

import io.trialsync.obs.ejb.run.StoreUnavailableException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers 503 while the database is away, and asks callers to come back one after the other. */
@Provider
public class StoreUnavailableMapper implements ExceptionMapper<StoreUnavailableException> {

  private static final System.Logger LOG = System.getLogger(StoreUnavailableMapper.class.getName());

  @Override
  public Response toResponse(StoreUnavailableException refusal) {
    LOG.log(System.Logger.Level.WARNING, "event=store_unavailable");
    return RetryLater.answer(
        "The database cannot be reached now; nothing of this request is lost"
            + " if you send it again.");
  }
}
