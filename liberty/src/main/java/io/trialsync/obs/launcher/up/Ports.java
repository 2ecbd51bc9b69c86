package io.trialsync.obs.launcher.up;

import io.trialsync.obs.launcher.client.CommandException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** Looks whether the ports are free before a server fails on them. */
final class Ports {

  private Ports() {}

  static void requireFree(UpSettings settings) {
    requireFree(null, settings.httpPort(), "OBS_HTTP_PORT");
    requireFree(InetAddress.getLoopbackAddress(), settings.managementPort(), "OBS_MANAGEMENT_PORT");
  }

  /** Whether somebody listens at that port of this machine. */
  static boolean isTaken(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException nobody) {
      return false;
    }
  }

  private static void requireFree(@Nullable InetAddress address, int port, String setting) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, port));
    } catch (IOException taken) {
      throw CommandException.failure(
          "Port %d is taken: stop what uses it, or set %s to another.".formatted(port, setting));
    }
  }
}
