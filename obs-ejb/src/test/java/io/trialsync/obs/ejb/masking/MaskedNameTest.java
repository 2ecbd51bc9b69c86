package io.trialsync.obs.ejb.masking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaskedNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "visits",
        "trial.visits",
        "visits.subject_ref",
        "mrn",
        "patient_id",
        "date_of_birth",
        "varchar(20)",
        "struct<subject_ref:string,site:int>",
        "postgres://db.example.org:5432",
        "postgres://10.1.2.3:5432",
        "s3://trial-raw",
        "hdfs://nn1:8020/warehouse/visits",
        "spark.append_visits_to_warehouse",
        "airflow:load_visits.extract",
        "site_12_export",
        "lab_2026",
        "v2_final",
        "6f0e9a1b-1234-4abc-8def-0123456789ab"
      })
  void letsUsualNamesPass(String name) {
    assertThat(MaskedName.of(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "load_subject_0123, load_[id]",
    "SUBJ-0017-CANARY, [id]",
    "loadPatient0123, load[id]",
    "visits_1975-03-17, visits_[date]",
    "visit2_DOE_1975-03-02.csv, visit2_DOE_[date].csv",
    "visits/subject=0123/part-0, visits/subject=[id]/part-0",
    "export_00770177, export_[number]",
    "mail jane.canary@example.org, mail [email]",
    "postgres://jane:pw@db.example.org:5432, postgres://[secret]@db.example.org:5432",
    "/home/jcanary/visits.csv, /home/[user]/visits.csv",
    "ssn_123-45-6017, ssn_[ssn]"
  })
  void masksThePartThatIsSomebodys(String name, String masked) {
    assertThat(MaskedName.of(name)).isEqualTo(masked);
    assertThat(MaskedName.of(masked)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "visits.load",
        "export_2026-11-22",
        "load_20261122",
        "manual__2026-11-20T06:00:00+00:00",
        "01J9Z3K5V7X8Y2W4Q6",
        "req-1763769600000",
        "load@nightly",
        "a:b~0123abcd"
      })
  void letsReferencesOfCallersPass(String reference) {
    assertThat(MaskedName.ofReference(reference)).isEqualTo(reference);
  }

  @ParameterizedTest
  @CsvSource({
    "load-jane.canary@example.org, load-[email]",
    "MRN-00770177, [id]",
    "load_subject_0123, load_[id]",
    "job-123-45-6017, job-[ssn]"
  })
  void masksReferencesToPeople(String reference, String masked) {
    assertThat(MaskedName.ofReference(reference)).isNotEqualTo(reference);
    assertThat(MaskedName.ofReference(reference)).endsWith(masked.substring(masked.indexOf('[')));
  }

  @Test
  void letsCodesOfErrorsPassAndMasksTextsInTheirPlace() {
    for (String code : new String[] {"ORA-00001", "23505", "E_TIMEOUT", "java.io.IOException"}) {
      assertThat(MaskedName.ofErrorCode(code)).isEqualTo(code);
    }
    assertThat(MaskedName.ofErrorCode("SUBJ-0017")).isEqualTo("[id]");
    assertThat(MaskedName.ofErrorCode("entry 'Jane Canary' is there"))
        .isEqualTo("entry '[value]' is there");
  }
}
