package io.trialsync.obs.alerts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a message says: of which alert, for which jobs it fires, and for which it is over. Jobs of
 * tests have a hyphen in their names.
 *
 * @param summary of the alert
 */
record News(String summary, Set<String> firing, Set<String> over) {
  private static final String JOB = "([a-z0-9]+(?:-[a-z0-9]+)+)";
  private static final Pattern FIRING = Pattern.compile("[Jj]ob " + JOB);
  private static final Pattern OVER = Pattern.compile("Over: " + JOB);
  private static final List<String> SUMMARIES =
      AlertFiles.rules().stream()
          .filter(rule -> rule.alert() != null)
          .map(rule -> rule.annotation("summary"))
          .distinct()
          .toList();

  static List<News> in(List<Message> messages) {
    return messages.stream().map(News::of).toList();
  }

  /** Those about jobs that say what the message of the same alert before them said already. */
  static List<News> repeated(List<News> all) {
    var last = new HashMap<String, News>();
    var repeated = new ArrayList<News>();
    for (News news : all) {
      if (news.isAboutJobs() && news.equals(last.put(news.summary(), news))) {
        repeated.add(news);
      }
    }
    return repeated;
  }

  private boolean isAboutJobs() {
    return !firing.isEmpty() || !over.isEmpty();
  }

  private static News of(Message message) {
    String summary =
        SUMMARIES.stream()
            .filter(message::tells)
            .findFirst()
            .orElseThrow(() -> new AssertionError("A message of no alert: " + message));
    return new News(summary, jobs(FIRING, message), jobs(OVER, message));
  }

  private static Set<String> jobs(Pattern pattern, Message message) {
    var jobs = new TreeSet<String>();
    Matcher found = pattern.matcher(message.text());
    while (found.find()) {
      jobs.add(found.group(1));
    }
    return jobs;
  }
}
