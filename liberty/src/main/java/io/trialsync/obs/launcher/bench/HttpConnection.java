package io.trialsync.obs.launcher.bench;

import io.trialsync.obs.launcher.client.ServerAddress;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * One kept-alive connection of the generator, with requests written as ready-made bytes. Raw
 * sockets and blocking calls on purpose: the generator shares two cores with the server that it
 * measures, and {@code java.net.http.HttpClient} costs several times the CPU of a request.
 */
public final class HttpConnection implements Closeable {
  private static final int CONNECT_MILLIS = 3_000;
  private static final int ANSWER_MILLIS = 30_000;

  private final Socket socket;
  private final HttpAnswerReader answers;

  private HttpConnection(Socket socket) throws IOException {
    this.socket = socket;
    this.answers = new HttpAnswerReader(socket.getInputStream());
  }

  /** Connects to the server. */
  public static HttpConnection open(ServerAddress address) throws IOException {
    var socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(ANSWER_MILLIS);
      socket.connect(new InetSocketAddress(address.host(), address.port()), CONNECT_MILLIS);
      return new HttpConnection(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Sends the request and waits for its whole answer; gives the status. */
  public int exchange(byte[] request, boolean keepBody) throws IOException {
    socket.getOutputStream().write(request);
    return answers.read(keepBody);
  }

  /** Body of the last answer, when it was kept. */
  public String body() {
    return answers.body();
  }

  /** Headers of the last answer, a line each, when its body was kept. */
  public String head() {
    return answers.head();
  }

  /** Whether another request can be sent. */
  public boolean reusable() {
    return !answers.closing();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // The connection is given up already: that the socket does not close cleanly changes nothing.
      return;
    }
  }
}
