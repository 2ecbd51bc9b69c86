package io.trialsync.obs.launcher.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lines that a person reads before a jobs file is applied, and what the command ends with. */
class DifferencesTextTest {

  @Test
  void readsLikeADiff() throws ParseException {
    assertThat(
            text(
                """
                {"jobs":12,"jobs_of_other_tenants":2,"total":3,"unlisted_total":1,"unlisted":["old.load"],
                 "items":[
                  {"job_id":"new.load","difference":"declared",
                   "changes":[{"setting":"state","from":null,"to":"active"}]},
                  {"job_id":"visits.load","difference":"changed",
                   "changes":[{"setting":"start_grace","from":"PT5M","to":null},
                    {"setting":"thresholds.dq_row_delta_pct_threshold","from":20,"to":5}]}]}
                """))
        .containsExactly(
            "+ new.load",
            "    state: active",
            "~ visits.load",
            "    start_grace: PT5M -> (not set)",
            "    thresholds.dq_row_delta_pct_threshold: 20 -> 5",
            "… and 1 more",
            "? old.load is no longer in the file and stays as it is; state: retired ends it",
            "jobs.yaml would change 3 of 12 jobs (2 jobs of other tenants were not compared).");
  }

  @Test
  void saysThatNothingChanges() throws ParseException {
    assertThat(text("{\"jobs\":3,\"total\":0,\"items\":[],\"unlisted\":[]}"))
        .containsExactly("jobs.yaml changes nothing: 3 jobs.");
    assertThat(
            text(
                "{\"jobs\":1,\"jobs_of_other_tenants\":1,\"total\":0,\"items\":[],\"unlisted\":[]}"))
        .containsExactly(
            "jobs.yaml changes nothing: 1 job (1 job of other tenants was not compared).");
  }

  @Test
  void endsWithTwoWhereItCannotCompare() {
    assertThat(JobsCommand.run(List.of())).isEqualTo(2);
    assertThat(JobsCommand.run(List.of("--apply", "x"))).isEqualTo(2);
    assertThat(JobsCommand.run(List.of("--dry-run", "/no/such/file.yaml"))).isEqualTo(2);
    assertThat(
            JobsCommand.run(List.of("--dry-run", "/etc/hostname", "--url", "http://127.0.0.1:1")))
        .isEqualTo(2);
  }

  private static List<String> text(String answer) throws ParseException {
    return DifferencesText.of("jobs.yaml", JSONObjectUtils.parse(answer)).lines().toList();
  }
}
