package io.trialsync.obs.launcher.fuzz;

import io.trialsync.obs.launcher.contract.ApiOperation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What is done to the head of a request besides its address. */
final class HeaderMutations {
  private static final List<String> READ_OR_PASSED_ON =
      List.of(
          "Accept",
          "Accept-Encoding",
          "Accept-Language",
          "Content-Type",
          "Content-Encoding",
          "X-Correlation-Id",
          "X-Request-Id",
          "traceparent",
          "tracestate",
          "Origin",
          "Referer",
          "Cookie",
          "User-Agent",
          "If-None-Match",
          "If-Match",
          "If-Modified-Since",
          "Range",
          "X-Forwarded-For",
          "X-Forwarded-Proto",
          "X-Forwarded-Host",
          "Forwarded",
          "X-HTTP-Method-Override",
          "X-Tenant",
          "X-Tenant-Id",
          "Content-Language",
          "Expect-CT",
          "Idempotency-Key",
          "Date");

  private static final List<String> CONTENT_TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "text/html",
          "application/x-www-form-urlencoded",
          "multipart/form-data; boundary=x",
          "application/jsonx",
          "application/json;charset=utf-16",
          "application/json;charset=UTF-7",
          "application/json; charset=\"",
          "*/*",
          "json",
          "/",
          "application/json;application/json",
          "application/x-ndjson",
          "application/octet-stream",
          "application/merge-patch+json",
          "application/json;x=" + "y".repeat(5_000));

  private HeaderMutations() {}

  static List<Mutation> of(ApiOperation operation) {
    var mutations = new ArrayList<Mutation>();
    for (String name : READ_OR_PASSED_ON) {
      for (HostileText text : HostileText.ofHeaders()) {
        String value = inOneLine(text.text());
        mutations.add(
            new Mutation("header " + name, text.name(), draft -> draft.header(name, value)));
      }
      mutations.add(
          new Mutation(
              "header " + name,
              "twice",
              draft -> {
                draft.addHeader(name, "a");
                draft.addHeader(name, "b");
              }));
    }
    for (String type : CONTENT_TYPES) {
      mutations.add(
          new Mutation("header Content-Type", type, draft -> draft.header("Content-Type", type)));
    }
    mutations.add(
        new Mutation("header Content-Type", "none", draft -> draft.removeHeader("Content-Type")));
    mutations.add(new Mutation("headers", "90 of them", HeaderMutations::manyHeaders));
    return mutations;
  }

  private static void manyHeaders(Draft draft) {
    for (int i = 0; i < 90; i++) {
      draft.addHeader("X-Number-" + i, "1");
    }
  }

  /** Line ends would make two requests of one; every other byte may stand in a line. */
  private static String inOneLine(String text) {
    String bytes = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    return bytes.replace("\r", "").replace("\n", "");
  }
}
