package io.trialsync.obs.web.security;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where an issuer publishes its keys. However it answers, asking takes two seconds and 128 KB at
 * most, and never leads to another address.
 */
final class KeyAddress implements KeyCache.Source {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MOST_BYTES = 128 * 1024;
  private static final int OK = 200;

  private final URI address;
  private final Duration patience;
  private final HttpClient client;

  KeyAddress(URI address) {
    this(address, PATIENCE);
  }

  KeyAddress(URI address, Duration patience) {
    this.address = address;
    this.patience = patience;
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  @Override
  public PublishedKeySet fetch() throws KeysUnavailableException {
    var request = HttpRequest.newBuilder(address).header("Accept", "application/json").build();
    var answer = client.sendAsync(request, headers -> new BoundedAnswer(MOST_BYTES));
    try {
      HttpResponse<byte[]> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (response.statusCode() != OK) {
        throw new KeysUnavailableException("status " + response.statusCode());
      }
      return PublishedKeySet.parse(response.body(), timeOf(response));
    } catch (TimeoutException hanging) {
      answer.cancel(true);
      throw new KeysUnavailableException("no answer in time");
    } catch (ExecutionException failed) {
      throw new KeysUnavailableException(
          "no usable answer, "
              + Objects.requireNonNullElse(failed.getCause(), failed).getClass().getSimpleName());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new KeysUnavailableException("the server is stopping");
    }
  }

  /** What the clock of the issuer shows. */
  private static Optional<Instant> timeOf(HttpResponse<?> response) {
    try {
      return response
          .headers()
          .firstValue("Date")
          .map(text -> ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException notADate) {
      return Optional.empty();
    }
  }
}
