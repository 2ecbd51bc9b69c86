package io.trialsync.obs.alerts;

import java.time.Instant;

/** What somebody was sent about an alert, and when it arrived. */
record Message(String receiver, Instant at, String text) {

  boolean tells(String... words) {
    for (String word : words) {
      if (!text.contains(word)) {
        return false;
      }
    }
    return true;
  }
}
