package io.trialsync.obs.ejb.quality.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Recce #1282 asks for renames to be named; isqlite #67 shows what a wrong guess costs. */
class RenamesTest {

  @Test
  void namesALikelyRenameWithItsEvidence() {
    assertThat(
            SchemaDifferences.between(
                Columns.of("id", "int", "site", "varchar(20)", "day", "date"),
                Columns.of("id", "int4", "site_code", "character varying(20)", "day", "date")))
        .containsExactly(
            new SchemaDifference(
                DifferenceKind.COLUMN_RENAMED,
                "site",
                "site → site_code",
                "likely renamed: both are varchar(20), their names are alike, and no other column"
                    + " comes into question, and both stand in place 2"));
  }

  @ParameterizedTest
  @CsvSource({
    "site, site_code",
    "siteId, site_id",
    "visit_dt, visit_date",
    "adress, address",
    "subj_ref, subject_ref",
    "qty, quantity",
    "weight, weight_kg"
  })
  void takesAlikeNamesForARename(String one, String other) {
    assertThat(AlikeNames.areAlike(one, other)).isTrue();
    assertThat(AlikeNames.areAlike(other, one)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "created_at, updated_at",
    "start_date, end_date",
    "phone1, phone2",
    "is_active, is_inactive",
    "site, weight",
    "address_line1, address_line2",
    "m, min",
    "a, b"
  })
  void takesOthersForTwoColumns(String one, String other) {
    assertThat(AlikeNames.areAlike(one, other)).isFalse();
    assertThat(AlikeNames.areAlike(other, one)).isFalse();
  }

  @Test
  void guessesNoRenameFromTypeAndPlaceAlone() {
    assertThat(
            SchemaDifferences.between(
                Columns.of("id", "int", "site", "text"),
                Columns.of("id", "int", "comment", "text")))
        .extracting(SchemaDifference::column, SchemaDifference::kind)
        .containsExactly(
            tuple("comment", DifferenceKind.COLUMN_NEW),
            tuple("site", DifferenceKind.COLUMN_MISSING));
  }

  @Test
  void guessesNoRenameBetweenTypes() {
    assertThat(
            SchemaDifferences.between(
                Columns.of("site", "text"), Columns.of("site_code", "integer")))
        .extracting(SchemaDifference::kind)
        .containsExactly(DifferenceKind.COLUMN_MISSING, DifferenceKind.COLUMN_NEW);
  }

  @Test
  void guessesNoRenameWhereNobodyToldTheTypes() {
    assertThat(SchemaDifferences.between(Columns.of("site", null), Columns.of("site_code", null)))
        .extracting(SchemaDifference::kind)
        .containsExactly(DifferenceKind.COLUMN_MISSING, DifferenceKind.COLUMN_NEW);
  }

  @Test
  void guessesNoRenameWhereTwoColumnsComeIntoQuestion() {
    assertThat(
            SchemaDifferences.between(
                Columns.of("name", "text"), Columns.of("first_name", "text", "last_name", "text")))
        .extracting(SchemaDifference::kind)
        .containsExactlyInAnyOrder(
            DifferenceKind.COLUMN_MISSING, DifferenceKind.COLUMN_NEW, DifferenceKind.COLUMN_NEW);
  }

  @Test
  void guessesNoRenameFromOneStructIntoAnother() {
    assertThat(
            SchemaDifferences.between(
                Columns.of("home", "struct<site_code:text>", "work", "struct<id:int>"),
                Columns.of("home", "struct<id:int>", "work", "struct<id:int,site_code:text>")))
        .extracting(SchemaDifference::kind)
        .doesNotContain(DifferenceKind.COLUMN_RENAMED);
  }
}
