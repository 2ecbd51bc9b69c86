package io.trialsync.obs.web.limit;

import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Limits whose time passes when a test says so, for callers at an address that it chooses. */
public final class TestLimits {

  public final RequestLimits limits = new RequestLimits();
  public final CountedRefusals refusals = new CountedRefusals();
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private InetAddress address = InetAddress.getLoopbackAddress();

  /** Limits of so many requests a second; 0 for none. */
  public static TestLimits of(int token, int client, int reports, int badTokens) {
    var test = new TestLimits();
    test.limits.ofToken = token;
    test.limits.ofClient = client;
    test.limits.ofReports = reports;
    test.limits.ofBadTokens = badTokens;
    test.limits.refusals = test.refusals;
    test.limits.nanoTime = test.nanos::get;
    test.limits.begin();
    return test;
  }

  public void pass(Duration time) {
    nanos.addAndGet(time.toNanos());
  }

  public void callFrom(InetAddress caller) {
    address = caller;
  }

  /** Where the current request comes from, as far as the test says. */
  public RemoteAddress remote() {
    return new RemoteAddress() {
      @Override
      public InetAddress current() {
        return address;
      }
    };
  }
}
