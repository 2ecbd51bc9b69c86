package io.trialsync.obs.web.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MaskedNamesTest {

  @Tag("I26")
  @Test
  void jobIdsHoldNobodysNumberAndStayTheSame() {
    String one = JobName.masked("s3://trial", "load_subject_0123").jobId();
    assertThat(one).startsWith("s3:__trial:load__id_~").doesNotContain("0123");
    assertThat(JobName.masked("s3://trial", "load_subject_0123").jobId()).isEqualTo(one);
    assertThat(JobName.masked("s3://trial", "load_subject_0456").jobId()).isEqualTo(one);
    assertThat(JobName.masked("s3://trial", "load_subjects").jobId())
        .startsWith("s3:__trial:load_subjects~");
  }

  @Test
  void aNameIsMaskedBeforeItIsCut() {
    String long255 = "x".repeat(250) + "_SUBJ-0017";
    assertThat(StoredName.masked(long255, 255)).hasSize(255).doesNotContain("SUBJ");
  }
}
