package io.trialsync.obs.web.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openlineage.client.OpenLineage.RunEvent.EventType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** JSON has no order of members, so none may change what an event says. */
class MemberOrderTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Property(tries = 200)
  void anyOrderOfMembersSaysTheSame(@ForAll long seed) throws JsonProcessingException {
    String event = completeEvent();
    JsonNode shuffled = shuffled(JSON.readTree(event), new Random(seed));
    assertThat(ClientEvents.report(shuffled.toString())).isEqualTo(ClientEvents.report(event));
  }

  private static String completeEvent() {
    var events = ClientEvents.ofSpark();
    var client = events.client;
    var facets =
        client
            .newRunFacetsBuilder()
            .nominalTime(client.newNominalTimeRunFacet(ClientEvents.AT.minusDays(1), null))
            .put(
                "test",
                events.facet(
                    Map.of(
                        "tests",
                        List.of(
                            Map.of("name", "one", "status", "fail", "severity", "warn"),
                            Map.of("type", "two", "status", "pass", "actual", "7")))))
            .errorMessage(client.newErrorMessageRunFacet("no space", "JAVA", "at x.Y"))
            .build();
    var inner = client.newSchemaDatasetFacetFields("zip", "string", null, null, null);
    var schema =
        client.newSchemaDatasetFacet(
            List.of(
                client.newSchemaDatasetFacetFields("a", "struct", null, null, List.of(inner)),
                client.newSchemaDatasetFacetFields("b", "int", "words", null, null)));
    var written = client.newOutputStatisticsOutputDatasetFacet(5L, 10L, null);
    var output =
        client.newOutputDataset(
            "db",
            "orders",
            client.newDatasetFacetsBuilder().schema(schema).build(),
            client.newOutputDatasetOutputFacetsBuilder().outputStatistics(written).build());
    return ClientEvents.json(events.event(EventType.FAIL, facets).outputs(List.of(output)));
  }

  private static JsonNode shuffled(JsonNode node, Random random) {
    if (!(node instanceof ObjectNode object)) {
      if (node.isArray()) {
        var array = JSON.createArrayNode();
        node.forEach(element -> array.add(shuffled(element, random)));
        return array;
      }
      return node;
    }
    List<Map.Entry<String, JsonNode>> members = new ArrayList<>(object.properties());
    Collections.shuffle(members, random);
    var result = JSON.createObjectNode();
    members.forEach(member -> result.set(member.getKey(), shuffled(member.getValue(), random)));
    return result;
  }
}
