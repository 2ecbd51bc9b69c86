package io.trialsync.obs.web.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.jboss.resteasy.core.SynchronousDispatcher;
import org.jboss.resteasy.mock.MockDispatcherFactory;
import org.jboss.resteasy.mock.MockHttpRequest;
import org.jboss.resteasy.mock.MockHttpResponse;
import org.junit.jupiter.api.Test;

/** Runs the resource in the JAX-RS engine that the server uses too. */
class OpenApiResourceTest {

  @Test
  void answersTheDocumentWhateverIsAccepted() throws Exception {
    var answer = send(MockHttpRequest.get("/openapi").accept("application/json"));

    assertThat(answer.getStatus()).isEqualTo(200);
    assertThat(answer.getOutputHeaders().getFirst("Content-Type")).hasToString("application/yaml");
    assertThat(new YAMLMapper().readTree(answer.getOutput())).isEqualTo(PublishedDocument.root());
  }

  @Test
  void sendsNothingToThoseWhoHaveItAlready() throws Exception {
    String tag =
        send(MockHttpRequest.get("/openapi")).getOutputHeaders().getFirst("ETag").toString();

    var known = send(MockHttpRequest.get("/openapi").header("If-None-Match", tag));
    assertThat(known.getStatus()).isEqualTo(304);
    assertThat(known.getOutput()).isEmpty();
    var other = send(MockHttpRequest.get("/openapi").header("If-None-Match", "\"other\""));
    assertThat(other.getStatus()).isEqualTo(200);
  }

  private static MockHttpResponse send(MockHttpRequest request) {
    var engine = (SynchronousDispatcher) MockDispatcherFactory.createDispatcher();
    engine.getRegistry().addSingletonResource(new OpenApiResource());
    var answer = new MockHttpResponse();
    engine.invoke(request, answer);
    return answer;
  }
}
