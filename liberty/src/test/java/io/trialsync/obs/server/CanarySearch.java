package io.trialsync.obs.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Looks for thousands of canaries in one pass over a text, by how each form of one begins. */
final class CanarySearch {
  private static final int BEGINNING = 7;
  private static final int BITS = 9;
  private static final long MASK = (1L << BEGINNING * BITS) - 1;

  /** Shortest run of hexadecimal digits that is an id made by chance: that of a span. */
  private static final int SHORTEST_ID = 16;

  private record Form(Canary canary, String text) {}

  private final Map<Long, List<Form>> plain = new HashMap<>();
  private final Map<Long, List<Form>> encoded = new HashMap<>();

  CanarySearch(List<Canary> canaries) {
    for (Canary canary : canaries) {
      canary.plainForms().forEach(form -> add(plain, new Form(canary, form)));
      canary.encodedForms().forEach(form -> add(encoded, new Form(canary, form)));
    }
  }

  private static void add(Map<Long, List<Form>> index, Form form) {
    long beginning = 0;
    for (int i = 0; i < BEGINNING; i++) {
      beginning = moved(beginning, form.text().charAt(i));
    }
    index.computeIfAbsent(beginning, any -> new ArrayList<>()).add(form);
  }

  /** The canaries that are in the text in one form or another. */
  Set<Canary> in(String text) {
    Set<Canary> found = new LinkedHashSet<>();
    find(plain, text.toLowerCase(Locale.ROOT), found);
    find(encoded, text, found);
    return found;
  }

  private static void find(Map<Long, List<Form>> index, String text, Set<Canary> found) {
    long beginning = 0;
    for (int i = 0; i < text.length(); i++) {
      beginning = moved(beginning, text.charAt(i));
      int start = i - BEGINNING + 1;
      for (Form form : index.getOrDefault(beginning, List.of())) {
        if (start >= 0
            && text.startsWith(form.text(), start)
            && !isChance(text, start, form.text())) {
          found.add(form.canary());
        }
      }
    }
  }

  /** Seven digits turn up in some of a hundred thousand UUIDs and digests, planted by nobody. */
  private static boolean isChance(String text, int start, String form) {
    if (!form.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return false;
    }
    int from = start;
    while (from > 0 && isOfAnId(text.charAt(from - 1))) {
      from--;
    }
    int to = start + form.length();
    while (to < text.length() && isOfAnId(text.charAt(to))) {
      to++;
    }
    return to - from >= SHORTEST_ID;
  }

  private static boolean isOfAnId(char c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c == '-';
  }

  private static long moved(long beginning, char next) {
    return (beginning << BITS | next & (1 << BITS) - 1) & MASK;
  }
}
