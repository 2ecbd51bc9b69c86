package io.trialsync.obs.launcher.fuzz;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.trialsync.obs.launcher.contract.ApiBody;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

/** What is done to a body as a whole: cut, doubled, in other characters, badly compressed. */
final class WholeBody {
  private static final String ENCODING = "Content-Encoding";
  private static final int ZEROS = 8 * 1024 * 1024;

  private WholeBody() {}

  static List<Mutation> of(String mediaType, List<JsonNode> examples) {
    var mutations = new ArrayList<Mutation>();
    for (JsonNode example : examples) {
      String text = ApiBody.text(example);
      byte[] bytes = text.getBytes(UTF_8);
      for (int part = 0; part < 40; part++) {
        int length = bytes.length * part / 40;
        mutations.add(plain(mediaType, "cut", () -> Arrays.copyOf(bytes, length)));
      }
      mutations.add(plain(mediaType, "two of them", () -> (text + text).getBytes(UTF_8)));
      mutations.add(plain(mediaType, "an array of it", () -> ("[" + text + "]").getBytes(UTF_8)));
      mutations.add(
          plain(mediaType, "with a mark of order", () -> ("\ufeff" + text).getBytes(UTF_8)));
      mutations.add(plain(mediaType, "UTF-16", () -> text.getBytes(UTF_16)));
      mutations.add(plain(mediaType, "UTF-16 without mark", () -> text.getBytes(UTF_16BE)));
      packed(mediaType, bytes, mutations);
    }
    for (HostileJson value : HostileJson.all()) {
      mutations.add(plain(mediaType, value.name(), value::bytes));
    }
    String first = ApiBody.text(examples.get(0)).strip();
    mutations.add(
        plain(mediaType, "2,000 lines", () -> (first + "\n").repeat(2_000).getBytes(UTF_8)));
    mutations.add(plain(mediaType, "12,000 numbers", () -> numbers().getBytes(UTF_8)));
    return mutations;
  }

  private static String numbers() {
    return "[" + "7,".repeat(11_999) + "7]";
  }

  private static void packed(String mediaType, byte[] bytes, List<Mutation> mutations) {
    byte[] good = gzip(bytes);
    byte[] flipped = good.clone();
    flipped[good.length / 2] ^= 0x55;
    byte[] wrongSum = good.clone();
    wrongSum[good.length - 6] ^= 0x55;
    mutations.add(encoded(mediaType, "gzip", "packed", good));
    mutations.add(encoded(mediaType, "gzip", "packed, cut", Arrays.copyOf(good, good.length / 2)));
    mutations.add(encoded(mediaType, "gzip", "packed, a bit changed", flipped));
    mutations.add(encoded(mediaType, "gzip", "packed, wrong sum", wrongSum));
    mutations.add(encoded(mediaType, "gzip", "packed twice", gzip(good)));
    mutations.add(encoded(mediaType, "gzip", "not packed", bytes));
    mutations.add(encoded(mediaType, "gzip", "8 MB of zeros, packed", gzip(new byte[ZEROS])));
    for (String other :
        List.of("br", "deflate", "identity, gzip", "gzip, gzip", "x-gzip", "GZIP", "")) {
      mutations.add(encoded(mediaType, other, "packed", good));
    }
  }

  private static Mutation plain(String mediaType, String value, Supplier<byte[]> bytes) {
    return new Mutation("body", value, draft -> draft.body(mediaType, bytes.get()));
  }

  private static Mutation encoded(String mediaType, String encoding, String value, byte[] bytes) {
    return new Mutation(
        "body, " + ENCODING + " " + encoding,
        value,
        draft -> {
          draft.body(mediaType, bytes);
          draft.header(ENCODING, encoding);
        });
  }

  private static byte[] gzip(byte[] content) {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    } catch (IOException impossible) {
      throw new UncheckedIOException("memory can be written to", impossible);
    }
    return bytes.toByteArray();
  }
}
