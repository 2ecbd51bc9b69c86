package io.trialsync.obs.web.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import io.trialsync.obs.ejb.history.HistoryBusyException;
import io.trialsync.obs.ejb.job.UnknownJobException;
import io.trialsync.obs.ejb.run.StoreUnavailableException;
import jakarta.ejb.EJBException;
import jakarta.ejb.EJBTransactionRolledbackException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.ServiceUnavailableException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.resteasy.mock.MockDispatcherFactory;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.jboss.resteasy.spi.Dispatcher;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Throws what resources throw, in the JAX-RS engine that the server uses too. */
class ErrorMappersTest {

  private final Dispatcher engine = MockDispatcherFactory.createDispatcher();

  @BeforeEach
  void start() {
    for (Class<?> mapper :
        List.of(
            BodyTooLargeMapper.class,
            EjbExceptionMapper.class,
            HistoryBusyMapper.class,
            InvalidInputMapper.class,
            InvalidJsonMapper.class,
            StoreUnavailableMapper.class,
            UnexpectedMapper.class,
            UnknownJobMapper.class,
            UnsupportedBodyMapper.class,
            WebApplicationMapper.class)) {
      engine.getProviderFactory().register(mapper);
    }
  }

  @Test
  void givesRefusalsTheirStatusAndTheirSentence() throws Exception {
    assertProblem(answerTo(new InvalidInputException("Say page=1.")), 400, "Say page=1.");
    assertProblem(answerTo(new UnknownJobException()), 404, "There is no job of this id.");
    assertProblem(answerTo(new UnsupportedBodyException("JSON only.")), 415, "JSON only.");
    var tooLarge = answerTo(new BodyTooLargeException("At most 32 MB."));
    assertProblem(tooLarge, 413, "At most 32 MB.");
    assertThat(tooLarge.getOutputHeaders().getFirst("Connection")).isEqualTo("close");
  }

  @Test
  void asksCallersToComeBackWhenTheDatabaseIsAway() throws Exception {
    var refusal = new StoreUnavailableException("jdbc:secret", new IllegalStateException("x"));
    for (var thrown : List.of(refusal, new EJBException(refusal))) {
      var answer = answerTo(thrown);
      assertProblem(
          answer,
          503,
          "The database cannot do this now; nothing of this request is lost if you send it"
              + " again.");
      assertThat(Integer.parseInt(answer.getOutputHeaders().getFirst("Retry-After").toString()))
          .isBetween(3, 8);
    }
  }

  @Test
  void tellsADatabaseThatIsTooSlowFromOneThatIsAway() throws Exception {
    for (String state : List.of("57014", "55P03")) {
      var stopped = new IllegalStateException(new SQLException("canary", state));
      var answer = answerTo(new EJBException(stopped));
      assertProblem(
          answer,
          503,
          "The database did not finish this in time and was told to stop; nothing was changed."
              + " Send it again later, and ask for less at once if you can.");
      assertThat(Integer.parseInt(answer.getOutputHeaders().getFirst("Retry-After").toString()))
          .isBetween(3, 8);
    }
    var away = new EJBException(new IllegalStateException(new SQLException("canary", "57P01")));
    assertThat(answerTo(away).getContentAsString()).contains("cannot do this now");
    var mistake = new EJBException(new IllegalStateException(new SQLException("canary", "42P01")));
    assertThat(answerTo(mistake).getStatus()).isEqualTo(500);
  }

  @Test
  void sendsQuestionsAwayForAMomentWhenEverySlotIsTaken() throws Exception {
    var answer = answerTo(new HistoryBusyException());
    assertProblem(
        answer,
        503,
        "Too many questions about the history are being answered now; ask again in a moment.");
    assertThat(Integer.parseInt(answer.getOutputHeaders().getFirst("Retry-After").toString()))
        .isBetween(1, 3);
  }

  @Test
  void unwrapsWhatTheContainerWrapped() throws Exception {
    var inner = new EJBException("x", new InvalidInputException("Say page=1."));
    assertProblem(answerTo(new EJBTransactionRolledbackException("x", inner)), 400, "Say page=1.");
  }

  @Test
  void hidesTheUnforeseenAndLogsItOnceUnderItsNumber() throws Exception {
    for (var thrown :
        List.of(
            new IllegalStateException("canary: select secret from runs"),
            new EJBException("canary"),
            new EJBException(new IllegalStateException("canary")))) {
      var records = new ArrayList<LogRecord>();
      var answer = logging(records, thrown);
      String body = answer.getContentAsString();

      assertThat(answer.getStatus()).isEqualTo(500);
      assertThat(body).doesNotContain("canary", "Exception", "java");
      assertThat(answer.getOutputHeaders().toString()).doesNotContain("canary");
      assertThat(records).hasSize(1);
      String incident = records.get(0).getMessage().replaceAll(".*incident=", "");
      assertThat(body).contains("\"instance\":\"urn:uuid:" + incident + "\"");
    }
  }

  @Test
  void saysWhereJsonIsBrokenWithoutRepeatingIt() throws Exception {
    assertProblem(
        answerTo(brokenJson("{\"a\":1,\n  canary}")),
        400,
        "The body is not valid JSON: a character stands where it must not at line 2, column 3.");
    assertThat(answerTo(brokenJson("{\"a\":canarytoken}")).getContentAsString())
        .doesNotContain("canary");
    assertThat(answerTo(brokenJson("{\"a\":")).getContentAsString())
        .contains("it ends too early at line 1");
    assertThat(answerTo(brokenJson("[".repeat(2_000))).getContentAsString())
        .contains("too many stand inside each other");
  }

  @Test
  void keepsWhatJaxRsItselfAsksCallersToDo() throws Exception {
    var answer = answerTo(new ServiceUnavailableException(7L));
    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getOutputHeaders().getFirst("Retry-After")).hasToString("7");
  }

  private static Exception brokenJson(String text) {
    try (var parser = new JsonFactory().createParser(text)) {
      while (parser.nextToken() != null) {
        parser.getText();
      }
    } catch (java.io.IOException broken) {
      return broken;
    }
    throw new IllegalArgumentException("This JSON is not broken.");
  }

  private MockHttpResponse logging(List<LogRecord> records, Exception thrown) throws Exception {
    var logger = Logger.getLogger(UnexpectedMapper.class.getName());
    var handler = new Recorder(records);
    logger.addHandler(handler);
    logger.setUseParentHandlers(false);
    try {
      return answerTo(thrown);
    } finally {
      logger.setUseParentHandlers(true);
      logger.removeHandler(handler);
    }
  }

  private MockHttpResponse answerTo(Exception thrown) throws Exception {
    engine.getRegistry().addSingletonResource(new Throwing(thrown), "t" + thrown.hashCode());
    var answer = new MockHttpResponse();
    engine.invoke(MockHttpRequest.get("/t" + thrown.hashCode() + "/throwing"), answer);
    return answer;
  }

  private static void assertProblem(MockHttpResponse answer, int status, String detail)
      throws Exception {
    assertThat(answer.getContentAsString())
        .contains("\"status\":" + status + ",\"detail\":\"" + detail + "\"");
    assertThat(answer.getStatus()).isEqualTo(status);
    assertThat(answer.getOutputHeaders().getFirst("Content-Type"))
        .hasToString("application/problem+json");
  }

  /** Throws what it is given. */
  @Path("throwing")
  public static class Throwing {
    private final Exception thrown;

    Throwing(Exception thrown) {
      this.thrown = thrown;
    }

    @GET
    public String fail() throws Exception {
      throw thrown;
    }
  }

  private static final class Recorder extends Handler {
    private final List<LogRecord> records;

    Recorder(List<LogRecord> records) {
      this.records = records;
    }

    @Override
    public void publish(LogRecord entry) {
      records.add(entry);
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
