package io.trialsync.obs.web.limit;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Where the current request comes from. What a header says of that is believed only when a proxy
 * wrote it that the settings name.
 */
@ApplicationScoped
public class RemoteAddress {

  @Inject
  @ConfigProperty(name = "obs.trusted.proxies")
  Optional<String> proxies;

  @Inject HttpServletRequest request;

  private TrustedProxies trusted;

  @PostConstruct
  void read() {
    trusted = TrustedProxies.of(proxies.orElse(""));
  }

  /** The address of the peer, or the one that trusted proxies say they had the request from. */
  public InetAddress current() {
    return trusted.origin(request.getRemoteAddr(), forwardedFor());
  }

  private List<String> forwardedFor() {
    var headers = request.getHeaders("X-Forwarded-For");
    return headers == null ? List.of() : Collections.list(headers);
  }
}
