package io.trialsync.obs.launcher.fuzz;

import io.trialsync.obs.launcher.contract.ApiBody;
import io.trialsync.obs.launcher.contract.ApiOperation;
import io.trialsync.obs.launcher.contract.ApiParameter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A request in the making: first as the document shows it, then changed. Heads are kept as texts
 * whose characters are the bytes that are sent, so that any byte can stand in them.
 */
final class Draft {
  private static final int SHOWN_OF_BODY = 1_500;
  private static final String AUTHORIZATION = "Authorization: ";

  private final ApiOperation operation;
  private final Map<String, String> path = new LinkedHashMap<>();
  private final List<String> query = new ArrayList<>();
  private final List<String> headers = new ArrayList<>();
  private byte[] body = new byte[0];

  private Draft(ApiOperation operation) {
    this.operation = operation;
  }

  /** The request that the document shows, with that token. */
  static Draft shown(ApiOperation operation, String token) {
    var draft = new Draft(operation);
    for (ApiParameter parameter : operation.parameters()) {
      switch (parameter.in()) {
        case "path" -> draft.path.put(parameter.name(), parameter.sample());
        case "query" -> {
          if (parameter.required()) {
            draft.query.add(parameter.name() + "=" + parameter.sample());
          }
        }
        default -> {}
      }
    }
    draft.headers.add(AUTHORIZATION + "Bearer " + token);
    operation.bodies().stream()
        .findFirst()
        .ifPresent(
            body ->
                draft.body(
                    body.mediaType(),
                    ApiBody.text(body.examples().get(0)).getBytes(StandardCharsets.UTF_8)));
    return draft;
  }

  /** Puts the text, as it is, in the place of a parameter of the path. */
  void path(String name, String raw) {
    path.put(name, raw);
  }

  /** Gives the query parameter that value, as it is, and no other. */
  void query(String name, String raw) {
    query.removeIf(one -> one.startsWith(name + "="));
    addQuery(name + "=" + raw);
  }

  void addQuery(String raw) {
    query.add(raw);
  }

  /** Gives the header that value and no other. */
  void header(String name, String value) {
    removeHeader(name);
    addHeader(name, value);
  }

  void addHeader(String name, String value) {
    headers.add(name + ": " + value);
  }

  void removeHeader(String name) {
    headers.removeIf(one -> one.regionMatches(true, 0, name + ":", 0, name.length() + 1));
  }

  void body(String mediaType, byte[] bytes) {
    header("Content-Type", mediaType);
    body = bytes;
  }

  /** Another body of the same media type. */
  void body(byte[] bytes) {
    body = bytes;
  }

  byte[] body() {
    return body;
  }

  ApiOperation operation() {
    return operation;
  }

  /** What is sent. */
  byte[] bytes(String authority) {
    var bytes = new ByteArrayOutputStream(body.length + 512);
    bytes.writeBytes(head(authority, headers).getBytes(StandardCharsets.ISO_8859_1));
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  /** The same for people, without the token. */
  String shownTo(String authority) {
    List<String> secretFree =
        headers.stream()
            .map(one -> one.startsWith(AUTHORIZATION) ? AUTHORIZATION + "(left out)" : one)
            .toList();
    String text = new String(body, StandardCharsets.UTF_8);
    String cut = text.length() <= SHOWN_OF_BODY ? text : text.substring(0, SHOWN_OF_BODY) + "…";
    return (head(authority, secretFree) + cut).replaceAll("[\\p{Cntrl}&&[^\n]]", "·");
  }

  private String head(String authority, List<String> shown) {
    String target = operation.path();
    for (Map.Entry<String, String> part : path.entrySet()) {
      target = target.replace("{" + part.getKey() + "}", part.getValue());
    }
    var head = new StringBuilder(operation.method()).append(' ').append(target);
    if (!query.isEmpty()) {
      head.append('?').append(String.join("&", query));
    }
    head.append(" HTTP/1.1\r\nHost: ").append(authority).append("\r\n");
    shown.forEach(header -> head.append(header).append("\r\n"));
    if (body.length > 0 || !operation.method().equals("GET")) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    return head.append("\r\n").toString();
  }
}
