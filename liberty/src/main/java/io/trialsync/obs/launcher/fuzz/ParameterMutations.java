package io.trialsync.obs.launcher.fuzz;

import io.trialsync.obs.launcher.contract.ApiOperation;
import io.trialsync.obs.launcher.contract.ApiParameter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What is done to the path and the query of an operation. */
final class ParameterMutations {
  /** As they are in the address: broken escapes, bytes that are no UTF-8, and other routes. */
  private static final List<String> RAW =
      List.of(
          "%",
          "%zz",
          "%0",
          "%00",
          "%ff",
          "%c0%af",
          "%ed%a0%80",
          "%f8%88%80%80%80",
          "%2e%2e",
          "%2f",
          "%5c",
          "%252e%252e%252f",
          "%0d%0aSet-Cookie:%20x=1",
          "%u0041",
          "a;b=c",
          "a+b",
          "a=b",
          "a&b",
          "a&&",
          "a#b",
          "..;",
          "a//b",
          "\u00c3\u00a9",
          "a%20",
          "+");

  private ParameterMutations() {}

  static List<Mutation> of(ApiOperation operation) {
    var mutations = new ArrayList<Mutation>();
    for (ApiParameter parameter : operation.parameters()) {
      switch (parameter.in()) {
        case "path" -> ofPath(parameter, mutations);
        case "query" -> ofQuery(parameter, mutations);
        default -> {}
      }
    }
    for (HostileText text : HostileText.all()) {
      String name = encoded(text.text());
      mutations.add(
          new Mutation("name of a parameter", text.name(), draft -> draft.addQuery(name + "=1")));
    }
    return mutations;
  }

  private static void ofPath(ApiParameter parameter, List<Mutation> mutations) {
    String place = "path " + parameter.name();
    for (HostileText text : HostileText.against(parameter.schema())) {
      String raw = encoded(text.text());
      mutations.add(new Mutation(place, text.name(), draft -> draft.path(parameter.name(), raw)));
    }
    for (String raw : RAW) {
      mutations.add(new Mutation(place, raw, draft -> draft.path(parameter.name(), raw)));
    }
  }

  private static void ofQuery(ApiParameter parameter, List<Mutation> mutations) {
    String name = parameter.name();
    String place = "query " + name;
    for (HostileText text : HostileText.against(parameter.schema())) {
      String raw = encoded(text.text());
      mutations.add(new Mutation(place, text.name(), draft -> draft.query(name, raw)));
    }
    for (String raw : RAW) {
      mutations.add(new Mutation(place, raw, draft -> draft.query(name, raw)));
      mutations.add(
          new Mutation(place + ", twice", raw, draft -> draft.addQuery(name + "=" + raw)));
    }
    mutations.add(new Mutation(place, "no value", draft -> draft.addQuery(name)));
    mutations.add(
        new Mutation(
            place,
            "1,000 times",
            draft -> draft.addQuery((name + "=1&").repeat(1_000) + name + "=2")));
  }

  /** Percent-encoded UTF-8; half of a surrogate pair as the bytes that it would be. */
  private static String encoded(String text) {
    return text.codePoints()
        .mapToObj(
            point ->
                point >= 0xd800 && point <= 0xdfff
                    ? "%%%02x%%%02x%%%02x"
                        .formatted(0xe0 | point >> 12, 0x80 | point >> 6 & 63, 0x80 | point & 63)
                    : URLEncoder.encode(Character.toString(point), StandardCharsets.UTF_8))
        .map(part -> part.equals("+") ? "%20" : part)
        .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append)
        .toString();
  }
}
