package io.trialsync.obs.web.limit;

import jakarta.ws.rs.core.Response;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Counts tokens that were not accepted by the address that they came from. Checking a signature
 * costs a hundred times what asking here costs.
 */
public final class BadTokens {

  /** Of an IPv6 address: one network holds so many addresses that one caller has them all. */
  private static final int BYTES_OF_NETWORK = 8;

  private static final int TOO_MANY_REQUESTS = 429;

  private final Quota quota;

  BadTokens(Quota quota) {
    this.quota = quota;
  }

  /** Whether tokens from there that nobody knows are not worth a look now. */
  public boolean areTooManyFrom(InetAddress address) {
    return !quota.isOff() && !quota.look(keyOf(address)).accepted();
  }

  /** Counts one. */
  public void count(InetAddress address) {
    if (!quota.isOff()) {
      quota.take(keyOf(address));
    }
  }

  /** The answer to tokens that were not looked at. */
  public Response refusal(InetAddress address) {
    return LimitFilter.refusal(TOO_MANY_REQUESTS, quota.look(keyOf(address)));
  }

  private static ByteBuffer keyOf(InetAddress address) {
    byte[] bytes = address.getAddress();
    return ByteBuffer.wrap(
        bytes.length > BYTES_OF_NETWORK ? Arrays.copyOf(bytes, BYTES_OF_NETWORK) : bytes);
  }
}
