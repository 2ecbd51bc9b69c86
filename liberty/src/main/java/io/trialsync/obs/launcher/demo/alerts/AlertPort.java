package io.trialsync.obs.launcher.demo.alerts;

import io.trialsync.obs.launcher.client.CommandException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;

/**
 * The port of this machine that a program listens on. Debian starts both programs by itself on
 * their usual ports: where nobody has chosen one, any other will do.
 */
final class AlertPort {
  private static final int MOST = 65_535;

  private AlertPort() {}

  /** The port that the setting names; else the usual one, or a free one where that is taken. */
  static int choose(Map<String, String> environment, String setting, int usual) {
    String text = environment.getOrDefault(setting, "").strip();
    if (text.isEmpty()) {
      return isFree(usual) ? usual : anyFree();
    }
    int port = text.matches("[0-9]{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > MOST) {
      throw CommandException.usage(
          "Setting " + setting + "=" + text + " is not a whole number from 1 to 65535.");
    }
    if (!isFree(port)) {
      throw CommandException.failure(
          "Port %d is taken: stop what uses it, or set %s to another.".formatted(port, setting));
    }
    return port;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  private static int anyFree() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw CommandException.failure("This machine has no free port.");
    }
  }
}
