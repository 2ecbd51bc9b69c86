package io.trialsync.obs.launcher.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import io.trialsync.obs.launcher.contract.ApiBody;
import io.trialsync.obs.launcher.contract.ApiOperation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** What is done to the fields of a body of JSON. */
final class BodyMutations {
  private static final int ONE_IN = 7;

  private BodyMutations() {}

  static List<Mutation> of(ApiOperation operation) {
    var mutations = new ArrayList<Mutation>();
    var schemas = new HashSet<JsonNode>();
    for (ApiBody body : operation.bodies()) {
      List<JsonNode> examples = examples(operation, body);
      if (body.isJson() && schemas.add(body.schema())) {
        ofFields(operation, body, examples, mutations);
      }
      mutations.addAll(WholeBody.of(body.mediaType(), examples));
    }
    return mutations;
  }

  /** Of OpenLineage the document shows what is small; programs send much more. */
  private static List<JsonNode> examples(ApiOperation operation, ApiBody body) {
    var examples = new ArrayList<>(body.examples());
    if (operation.path().startsWith("/api/v1/lineage")) {
      examples.addAll(LineageExamples.of(examples.get(0).isArray()));
    }
    return examples;
  }

  private static void ofFields(
      ApiOperation operation, ApiBody body, List<JsonNode> examples, List<Mutation> mutations) {
    Map<List<String>, JsonNode> fields = Fields.of(operation.document(), body, examples);
    fields.forEach(
        (place, schema) -> {
          JsonNode base = JsonPlace.nearest(examples, place);
          List<HostileJson> values = HostileJson.against(schema);
          // The elements of an array are read as what comes alone is.
          int step = place.size() > 1 && place.get(0).equals("0") ? ONE_IN : 1;
          for (int i = mutations.size() % step; i < values.size(); i += step) {
            mutations.add(atField(body.mediaType(), base, place, values.get(i)));
          }
          mutations.add(twice(body.mediaType(), base, place));
        });
    for (HostileText name : HostileText.all()) {
      mutations.add(unknownMember(body.mediaType(), examples.get(0), name));
    }
  }

  private static Mutation atField(
      String mediaType, JsonNode base, List<String> place, HostileJson value) {
    return new Mutation(
        "field " + String.join(".", place),
        value.name(),
        draft -> draft.body(mediaType, JsonPlace.with(base, place, value.bytes())));
  }

  /** The member comes a second time, with another value. */
  private static Mutation twice(String mediaType, JsonNode base, List<String> place) {
    String name = place.get(place.size() - 1).replaceAll("[^A-Za-z0-9_]", "");
    byte[] value = ("1,\"" + name + "\":\"a\"").getBytes(StandardCharsets.UTF_8);
    return new Mutation(
        "field " + String.join(".", place),
        "twice",
        draft -> draft.body(mediaType, JsonPlace.with(base, place, value)));
  }

  private static Mutation unknownMember(String mediaType, JsonNode base, HostileText name) {
    List<String> place = base.isArray() ? List.of("0", name.text()) : List.of(name.text());
    byte[] value = {'1'};
    return new Mutation(
        "name of a field",
        name.name(),
        draft -> draft.body(mediaType, JsonPlace.with(base, place, value)));
  }
}
