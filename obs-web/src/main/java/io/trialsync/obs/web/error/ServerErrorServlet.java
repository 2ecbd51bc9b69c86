package io.trialsync.obs.web.error;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Answers what fails before or beside our routes, such as a header that is no media type, in the
 * same form as everything else: the server's own page names classes and is HTML.
 */
@WebServlet("/server-error")
public class ServerErrorServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    // Without the attribute somebody has asked for this address by its name.
    int code = status instanceof Integer number ? number : 404;
    Problem.of(code, sentence(code)).send(response);
  }

  /** Never reached; but where it is not, the server answers TRACE with a page of its own. */
  @Override
  protected void doTrace(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    service(request, response);
  }

  private static String sentence(int code) {
    if (code == 404) {
      return "Nothing is at this address.";
    }
    if (code == 405 || code == 501) {
      return "This address does not take this method.";
    }
    return code < 500
        ? "The request line or a header of the request is malformed."
        : "Something went wrong on our side; it is in our log.";
  }
}
