package io.trialsync.obs.web.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.trialsync.obs.ejb.run.ReportLimits;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Names of jobs become ids of jobs. */
class JobNameTest {

  @Test
  void plainNameStaysAsItIs() {
    assertThat(new JobName("airflow:daily.load_orders").jobId())
        .isEqualTo("airflow:daily.load_orders");
  }

  @Test
  void namesThatDifferInReplacedCharactersStayApart() {
    String slash = new JobName("spark://host:app/load").jobId();
    String space = new JobName("spark:__host:app load").jobId();
    assertThat(slash).matches("spark:__host:app_load~[0-9a-f]{8}");
    assertThat(space).matches("spark:__host:app_load~[0-9a-f]{8}").isNotEqualTo(slash);
  }

  @Test
  void longNamesAreCutAndMarked() {
    String exact = "n".repeat(200);
    assertThat(new JobName(exact).jobId()).isEqualTo(exact);
    assertThat(new JobName(exact + "m").jobId())
        .startsWith(exact + "~")
        .hasSize(ReportLimits.JOB_ID_LENGTH);
  }

  @Test
  void markIsTheStartOfTheDigestOfTheFullName() {
    // printf 'a:b c' | sha256sum
    assertThat(new JobName("a:b c").jobId()).isEqualTo("a:b_c~3df2467e");
  }

  @Property(tries = 300)
  void everyNameBecomesAnAllowedId(@ForAll String name) {
    assertThat(ReportLimits.isJobId(new JobName("n:" + name).jobId())).isTrue();
  }
}
