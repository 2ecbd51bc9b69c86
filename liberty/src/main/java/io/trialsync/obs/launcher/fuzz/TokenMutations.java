package io.trialsync.obs.launcher.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** What is done to the token of a request: none of it may be let in, and none may hurt. */
final class TokenMutations {
  private static final String NAME = "Authorization";

  private TokenMutations() {}

  /** Changes of that good token. */
  static List<Mutation> of(String token) {
    String[] parts = token.split("\\.", -1);
    var mutations = new ArrayList<Mutation>();
    mutations.add(new Mutation("token", "none", draft -> draft.removeHeader(NAME)));
    mutations.add(new Mutation("token", "two", draft -> draft.addHeader(NAME, "Bearer " + token)));
    for (String raw :
        List.of("", "Bearer", "Bearer ", "Bearer  " + token, "Basic YTpi", "Bearer\0")) {
      mutations.add(
          new Mutation("token", raw.replace(token, "…"), draft -> draft.header(NAME, raw)));
    }
    for (HostileText text : HostileText.all()) {
      String value = "Bearer " + text.text().replaceAll("[^\\x21-\\x7e]", "?");
      mutations.add(new Mutation("token", text.name(), draft -> draft.header(NAME, value)));
    }
    if (parts.length == 3) {
      broken(parts).forEach(value -> mutations.add(bearer("broken", value)));
      for (String header : headers()) {
        mutations.add(bearer(header, base64(header) + "." + parts[1] + "." + parts[2]));
        mutations.add(bearer(header + ", unsigned", base64(header) + "." + parts[1] + "."));
      }
      for (int length : new int[] {6_000, 14_000}) {
        mutations.add(bearer(length + " characters", token + "A".repeat(length)));
      }
    }
    return mutations;
  }

  private static List<String> broken(String[] parts) {
    String whole = String.join(".", parts);
    return List.of(
        parts[0],
        parts[0] + "." + parts[1],
        whole + ".x",
        "..",
        ".",
        whole + "=",
        whole + "\u00e9",
        parts[1] + "." + parts[0] + "." + parts[2],
        whole.substring(0, whole.length() - 4),
        parts[0] + "." + base64("{\"exp\":1e400}") + "." + parts[2],
        parts[0] + "." + base64("[".repeat(3_000)) + "." + parts[2],
        parts[0] + "." + base64("{\"a\":1,\"a\":2}") + "." + parts[2],
        parts[0] + "." + base64("{\"iss\":{},\"aud\":7,\"exp\":\"x\"}") + "." + parts[2]);
  }

  private static List<String> headers() {
    return List.of(
        "{\"alg\":\"none\"}",
        "{\"alg\":null}",
        "{\"alg\":7}",
        "{}",
        "[]",
        "null",
        "{",
        "{\"alg\":\"RS256\",\"kid\":\"../../dev/null\"}",
        "{\"alg\":\"HS256\",\"kid\":{\"a\":[]}}",
        "{\"alg\":\"HS256\",\"crit\":[\"x\"]}",
        "{\"alg\":\"ES256\"}",
        "{\"alg\":\"HS256\",\"zip\":\"DEF\"}",
        "{\"alg\":\"RS256\",\"jku\":\"http://127.0.0.1:9/\"}",
        "{\"alg\":\"HS256\",\"alg\":\"none\"}");
  }

  private static Mutation bearer(String value, String token) {
    return new Mutation("token", value, draft -> draft.header(NAME, "Bearer " + token));
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
