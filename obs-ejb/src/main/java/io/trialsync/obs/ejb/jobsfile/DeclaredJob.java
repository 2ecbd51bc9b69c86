package io.trialsync.obs.ejb.jobsfile;

import java.util.Arrays;
import java.util.Map;

/**
 * A job as a file declares it.
 *
 * @param patch JSON object of the settings that the file names
 * @param line where the job stands in the file
 * @param lines the same of its settings, by names such as {@code schedule.zone}
 */
public record DeclaredJob(
    String tenantId, String jobId, String patch, int line, Map<String, Integer> lines) {

  /** The complaint, with the line of the first setting that its sentence names. */
  JobsFileException refused(String sentence) {
    int named =
        Arrays.stream(sentence.split("[\\s;,]+"))
            .map(word -> word.endsWith(".") ? word.substring(0, word.length() - 1) : word)
            .mapToInt(this::lineOf)
            .filter(found -> found > 0)
            .findFirst()
            .orElse(line);
    return new JobsFileException(named, "job " + jobId + ": " + sentence);
  }

  /** The line of a setting, or of what it is part of; 0 where the file does not name it. */
  private int lineOf(String setting) {
    String name = setting;
    while (!name.isEmpty() && !lines.containsKey(name)) {
      name = name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }
    return lines.getOrDefault(name, 0);
  }
}
