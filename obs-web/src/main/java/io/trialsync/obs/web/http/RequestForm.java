package io.trialsync.obs.web.http;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The headers on which a proxy and this server must agree, or one of them sees another request than
 * the other. The server reads more than the standard allows; here what is doubtful is refused.
 *
 * @param protocol as the request line has it
 * @param path as the request line has it, before anything is decoded
 * @param hosts each header Host
 * @param lengths each header Content-Length
 * @param codings each header Transfer-Encoding
 */
record RequestForm(
    String protocol, String path, List<String> hosts, List<String> lengths, List<String> codings) {

  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:\\d{1,5})?");

  /** Without {@code ;} and {@code \\}, which others read as parts of a path or leave out. */
  private static final Pattern PATH = Pattern.compile("[A-Za-z0-9/._~!$&'()*+,=:@%-]*");

  private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

  /** What is wrong with it, as a sentence for the caller. */
  Optional<String> complaint() {
    if (!protocol.equals("HTTP/1.1") && !protocol.equals("HTTP/1.0")) {
      return Optional.of("The version of HTTP must be 1.1.");
    }
    if (!PATH.matcher(path).matches()) {
      return Optional.of("The path has a character that no address of this server has.");
    }
    return hostComplaint().or(this::lengthComplaint);
  }

  private Optional<String> hostComplaint() {
    if (hosts.size() > 1 || (hosts.isEmpty() && protocol.equals("HTTP/1.1"))) {
      return Optional.of("A request needs exactly one Host header.");
    }
    if (hosts.stream().anyMatch(host -> !HOST.matcher(host).matches())) {
      return Optional.of("The Host header must be a name or an address, and a port if need be.");
    }
    return Optional.empty();
  }

  private Optional<String> lengthComplaint() {
    if (!codings.isEmpty() && !lengths.isEmpty()) {
      return Optional.of("A request has either Content-Length or Transfer-Encoding, not both.");
    }
    if (lengths.size() > 1 || lengths.stream().anyMatch(one -> !LENGTH.matcher(one).matches())) {
      return Optional.of("Content-Length must come once, in digits.");
    }
    if (codings.size() > 1 || codings.stream().anyMatch(one -> !one.equalsIgnoreCase("chunked"))) {
      return Optional.of("Transfer-Encoding must be chunked, once.");
    }
    return Optional.empty();
  }
}
