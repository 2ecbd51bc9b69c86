package io.trialsync.obs.launcher.faults;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** A network between two programs of this machine that can be broken in the ways networks break. */
final class LoopbackProxy implements Closeable {
  private static final int CHUNK = 16_384;

  /** One answer in so many is cut off. */
  private static final int CUT_ONE_IN = 5;

  /** What becomes of the bytes. */
  enum Mode {
    /** They arrive. */
    PASS,
    /** Requests arrive; some answers do not, and their connection ends. */
    CUT_ANSWERS,
    /** Nothing arrives and nobody is told, as behind a firewall that drops packets. */
    SILENT,
    /** Connections end at once, as where nobody listens. */
    REFUSE
  }

  private final ServerSocket listener;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private Mode mode = Mode.PASS;

  private LoopbackProxy(ServerSocket listener, int target) {
    this.listener = listener;
    this.target = target;
  }

  /** A way to that port of this machine. */
  static LoopbackProxy to(int target) throws IOException {
    var proxy =
        new LoopbackProxy(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), target);
    proxy.inBackground(proxy::accept);
    return proxy;
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Breaks or mends the way, also for the connections that are there. */
  void set(Mode changed) {
    synchronized (this) {
      mode = changed;
      notifyAll();
    }
    if (changed == Mode.REFUSE) {
      open.forEach(this::end);
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket caller = listener.accept();
        open.add(caller);
        inBackground(() -> connect(caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket caller) {
    Socket called = new Socket();
    try {
      if (passing() == Mode.REFUSE) {
        throw new IOException("refused");
      }
      called = new Socket(InetAddress.getLoopbackAddress(), target);
      open.add(called);
      caller.setTcpNoDelay(true);
      called.setTcpNoDelay(true);
      Socket answering = called;
      inBackground(() -> pump(answering, caller, true));
      pump(caller, called, false);
    } catch (IOException | InterruptedException nobodyThere) {
      end(caller);
      end(called);
    }
  }

  private void pump(Socket from, Socket to, boolean answers) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] bytes = new byte[CHUNK];
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        if (passing() == Mode.CUT_ANSWERS
            && answers
            && ThreadLocalRandom.current().nextInt(CUT_ONE_IN) == 0) {
          break;
        }
        out.write(bytes, 0, read);
      }
    } catch (IOException | InterruptedException ended) {
      // Both ends are closed below, which is all that a network can tell of it.
    } finally {
      end(from);
      end(to);
    }
  }

  /** The mode; where nothing passes, waits until something does. */
  private synchronized Mode passing() throws InterruptedException {
    while (mode == Mode.SILENT) {
      wait();
    }
    return mode;
  }

  private void end(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException alreadyEnded) {
      // A connection that cannot be closed is no connection any more.
    }
  }

  private void inBackground(Runnable work) {
    Thread thread = new Thread(work, "faults-proxy-" + target);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    open.forEach(this::end);
  }
}
