package io.trialsync.obs.web.error;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.UUID;

/** Answers 500 for what nobody foresaw; the caller gets a number, the log gets the story. */
@Provider
public class UnexpectedMapper implements ExceptionMapper<Throwable> {

  private static final System.Logger LOG = System.getLogger(UnexpectedMapper.class.getName());

  @Override
  public Response toResponse(Throwable unforeseen) {
    String incident = UUID.randomUUID().toString();
    LOG.log(System.Logger.Level.ERROR, "event=request_failed incident=" + incident, unforeseen);
    return Problem.of(
            500, "Something went wrong on our side. It is in our log as " + incident + ".")
        .at("urn:uuid:" + incident)
        .answer()
        .build();
  }
}
