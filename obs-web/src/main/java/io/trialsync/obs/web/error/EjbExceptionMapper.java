package io.trialsync.obs.web.error;

import io.trialsync.obs.ejb.run.StoreUnavailableException;
import jakarta.ejb.EJBException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.Providers;

/** Answers what the container wrapped as if it had not been wrapped. */
@Provider
public class EjbExceptionMapper implements ExceptionMapper<EJBException> {

  @SuppressWarnings("NullAway.Init") // set by JAX-RS
  @Context
  Providers providers;

  @Override
  public Response toResponse(EJBException wrapper) {
    Throwable inner = wrapper;
    while (inner instanceof EJBException && inner.getCause() != null) {
      inner = inner.getCause();
    }
    if (DatabaseFailure.isStopped(inner)) {
      return DatabaseTooSlow.answer();
    }
    if (DatabaseFailure.isPassing(inner)) {
      return answerTo(
          new StoreUnavailableException("the database did not answer", inner),
          StoreUnavailableException.class);
    }
    return inner instanceof EJBException
        ? new UnexpectedMapper().toResponse(inner)
        : answerTo(inner, inner.getClass());
  }

  @SuppressWarnings("unchecked") // a mapper found for the class of the exception takes it
  private <T extends Throwable> Response answerTo(Throwable inner, Class<T> type) {
    ExceptionMapper<T> mapper = providers.getExceptionMapper(type);
    return mapper == null ? new UnexpectedMapper().toResponse(inner) : mapper.toResponse((T) inner);
  }
}
