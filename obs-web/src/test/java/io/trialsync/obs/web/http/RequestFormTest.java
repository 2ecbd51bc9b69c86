package io.trialsync.obs.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("I16")
class RequestFormTest {
  private static final List<String> NONE = List.of();
  private static final List<String> HOST = List.of("obs.example.org");

  @Test
  void findsNothingWrongWithWhatClientsSend() {
    for (String host : List.of("obs", "127.0.0.1:9080", "[::1]:9080", "a-b.c_d.example:443")) {
      assertThat(form(List.of(host), NONE, NONE).complaint()).isEmpty();
    }
    assertThat(form(HOST, List.of("5"), NONE).complaint()).isEmpty();
    assertThat(form(HOST, NONE, List.of("Chunked")).complaint()).isEmpty();
    assertThat(new RequestForm("HTTP/1.0", "/", NONE, NONE, NONE).complaint()).isEmpty();
  }

  @Test
  void wantsOneHost() {
    assertThat(form(NONE, NONE, NONE).complaint()).hasValueSatisfying(has("exactly one Host"));
    assertThat(form(List.of("a", "a"), NONE, NONE).complaint()).isPresent();
    for (String host :
        List.of("", "a b", "user@a", "a/b", "a:port", "a,b", "http://a", "a\u0000")) {
      assertThat(form(List.of(host), NONE, NONE).complaint()).as(host).isPresent();
    }
  }

  @Test
  void wantsOneWayToTellTheEndOfTheBody() {
    assertThat(form(HOST, List.of("5"), List.of("chunked")).complaint())
        .hasValueSatisfying(has("not both"));
    assertThat(form(HOST, List.of("5", "5"), NONE).complaint()).isPresent();
    for (String length : List.of("", "+5", "-1", "0x5", "5, 5", "5 ", "9999999999999999999")) {
      assertThat(form(HOST, List.of(length), NONE).complaint()).as(length).isPresent();
    }
    assertThat(form(HOST, NONE, List.of("chunked", "chunked")).complaint()).isPresent();
    for (String coding : List.of("", "identity", "gzip, chunked", "xchunked", "chunked, chunked")) {
      assertThat(form(HOST, NONE, List.of(coding)).complaint()).as(coding).isPresent();
    }
  }

  @Test
  @Tag("I17")
  void wantsAPathThatEverybodyReadsTheSame() {
    for (String path : List.of("/", "/v1/obs/jobs/a:b@c.d_e-f/runs", "/v1/obs/jobs/a%20b")) {
      assertThat(formOf("HTTP/1.1", path).complaint()).as(path).isEmpty();
    }
    for (String path : List.of("/v1;a=b/obs", "/a;jsessionid=1", "/a\\b", "/a\u0080", "/a b")) {
      assertThat(formOf("HTTP/1.1", path).complaint()).as(path).hasValueSatisfying(has("The path"));
    }
  }

  @Test
  void wantsAVersionThatItSpeaks() {
    for (String protocol : List.of("HTTP/3.7", "HTTP/2.0", "http/1.1", "")) {
      assertThat(formOf(protocol, "/").complaint()).as(protocol).isPresent();
    }
  }

  private static RequestForm formOf(String protocol, String path) {
    return new RequestForm(protocol, path, HOST, NONE, NONE);
  }

  private static Consumer<String> has(String words) {
    return sentence -> assertThat(sentence).contains(words);
  }

  private static RequestForm form(List<String> hosts, List<String> lengths, List<String> codings) {
    return new RequestForm("HTTP/1.1", "/v1/obs/jobs", hosts, lengths, codings);
  }
}
