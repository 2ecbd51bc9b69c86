package io.trialsync.obs.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A connection on which tests say what no client would, byte by byte. */
final class RawConnection implements AutoCloseable {
  private static final int WINDOW = 8 * 1024;

  private final Socket socket = new Socket();
  private boolean ended;

  private RawConnection() {}

  static RawConnection open() throws IOException {
    return openFrom("127.0.0.1");
  }

  /** From another address of this machine than usual. */
  static RawConnection openFrom(String address) throws IOException {
    var connection = new RawConnection();
    connection.socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
    var server = new InetSocketAddress("127.0.0.1", RealServer.get().base().getPort());
    connection.socket.connect(server, 10_000);
    return connection;
  }

  /** The value of a Host header that the server listens to. */
  static String host() {
    return "127.0.0.1:" + RealServer.get().base().getPort();
  }

  RawConnection say(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  /** Whether the server still listens, as far as a byte more can tell. */
  boolean takes(String text) {
    try {
      say(text);
      return true;
    } catch (IOException closed) {
      return false;
    }
  }

  /** What the server says until it closes the connection, or is silent for so long. */
  String hear(Duration silence) throws IOException {
    var heard = new ByteArrayOutputStream();
    var buffer = new byte[WINDOW];
    socket.setSoTimeout((int) silence.toMillis());
    try {
      int count = socket.getInputStream().read(buffer);
      while (count >= 0) {
        heard.write(buffer, 0, count);
        count = socket.getInputStream().read(buffer);
      }
      ended = true;
    } catch (SocketTimeoutException silent) {
      ended = false;
    } catch (SocketException reset) {
      ended = true;
    }
    return heard.toString(StandardCharsets.ISO_8859_1);
  }

  /** Whether the server had closed the connection when it was last heard. */
  boolean hasEnded() {
    return ended;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
