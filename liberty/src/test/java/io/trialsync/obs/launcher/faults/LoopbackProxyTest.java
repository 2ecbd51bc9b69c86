package io.trialsync.obs.launcher.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sends bytes to an echo by a way that is broken. */
class LoopbackProxyTest {
  private static final int SOON_MILLIS = 300;

  private ServerSocket echo;
  private LoopbackProxy proxy;

  @BeforeEach
  void open() throws IOException {
    echo = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::answer);
    thread.setDaemon(true);
    thread.start();
    proxy = LoopbackProxy.to(echo.getLocalPort());
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    echo.close();
  }

  @Test
  void passesBytesOn() throws IOException {
    try (Socket caller = call()) {
      assertThat(ask(caller, 7)).isEqualTo(7);
    }
  }

  @Test
  void cutsSomeAnswersAndTheirConnections() throws IOException {
    proxy.set(LoopbackProxy.Mode.CUT_ANSWERS);
    int cut = 0;
    for (int call = 0; call < 200; call++) {
      try (Socket caller = call()) {
        cut += ask(caller, 7) == -1 ? 1 : 0;
      } catch (SocketException reset) {
        cut++;
      }
    }
    assertThat(cut).isBetween(10, 90);
  }

  @Test
  void keepsBytesWhileItIsSilentAndBringsThemLater() throws IOException {
    try (Socket caller = call()) {
      assertThat(ask(caller, 1)).isEqualTo(1);
      proxy.set(LoopbackProxy.Mode.SILENT);
      assertThatThrownBy(() -> ask(caller, 2)).isInstanceOf(SocketTimeoutException.class);
      proxy.set(LoopbackProxy.Mode.PASS);
      caller.setSoTimeout(10_000);
      assertThat(caller.getInputStream().read()).isEqualTo(2);
    }
  }

  @Test
  void endsConnectionsWhereItRefuses() throws IOException {
    try (Socket caller = call()) {
      assertThat(ask(caller, 1)).isEqualTo(1);
      proxy.set(LoopbackProxy.Mode.REFUSE);
      caller.setSoTimeout(10_000);
      assertThat(caller.getInputStream().read()).isEqualTo(-1);
    }
  }

  private Socket call() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static int ask(Socket caller, int number) throws IOException {
    if (number == 2) {
      caller.setSoTimeout(SOON_MILLIS);
    }
    caller.getOutputStream().write(number);
    return caller.getInputStream().read();
  }

  private void answer() {
    try {
      while (true) {
        Socket caller = echo.accept();
        Thread thread = new Thread(() -> echo(caller));
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private static void echo(Socket caller) {
    try (caller) {
      for (int number = caller.getInputStream().read();
          number >= 0;
          number = caller.getInputStream().read()) {
        caller.getOutputStream().write(number);
      }
    } catch (IOException cut) {
      // That is what the proxy is for.
    }
  }
}
