package io.trialsync.obs.server;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** What a worker, and an administrator, ask of a Keycloak realm. */
record KeycloakClient(URI realm, String secret) {
  static final String ADMIN = "admin";

  private static final String TOKENS = "/protocol/openid-connect/token";
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Whether the address itself answers 200. */
  boolean isThere() {
    return send(request(realm).GET()).statusCode() == 200;
  }

  /** A token as a program gets it, by client credentials. */
  String token(String client, String scope) {
    return accessToken(
        realm + TOKENS,
        Map.of(
            "grant_type",
            "client_credentials",
            "client_id",
            client,
            "client_secret",
            secret,
            "scope",
            scope));
  }

  /** The public keys, as JSON. */
  String keys() {
    return send(request(URI.create(realm + "/protocol/openid-connect/certs")).GET()).body();
  }

  /** Makes a new RSA key, with which everything is signed from here on. */
  void rotateKeys() {
    String master = realm.resolve("/realms/master").toString();
    String administrator =
        accessToken(
            master + TOKENS,
            Map.of(
                "grant_type",
                "password",
                "client_id",
                "admin-cli",
                "username",
                ADMIN,
                "password",
                secret));
    String component =
        """
        {"name": "rsa-next", "providerId": "rsa-generated",
         "providerType": "org.keycloak.keys.KeyProvider",
         "config": {"priority": ["200"], "algorithm": ["RS256"]}}
        """;
    var answer =
        send(
            request(realm.resolve("/admin/realms/trialsync/components"))
                .header("Authorization", "Bearer " + administrator)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(component)));
    if (answer.statusCode() != 201) {
      throw new IllegalStateException("Keycloak made no key: " + answer.statusCode());
    }
  }

  private static String accessToken(String address, Map<String, String> form) {
    String body =
        form.entrySet().stream()
            .map(
                field ->
                    field.getKey()
                        + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    var answer =
        send(
            request(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("Keycloak gave no token: " + answer.body());
    }
    return json(answer.body()).path("access_token").textValue();
  }

  private static JsonNode json(String body) {
    try {
      return ApiClient.MAPPER.readTree(body);
    } catch (IOException notJson) {
      throw new UncheckedIOException(notJson);
    }
  }

  private static HttpRequest.Builder request(URI address) {
    return HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
