package io.trialsync.obs.ejb.masking.find;

import java.util.List;

/** The finders that look at a text, in their order: what is surest and worst first. */
public enum Finders {
  /** For sentences, stacks and statements. */
  OF_TEXT(
      List.of(
          new SecretTokens(),
          new SecretValues(),
          new UserInfo(),
          new Emails(true),
          new UrlQueries(),
          new NetworkAddresses(),
          new Ibans(),
          new PersonalNumbers(true),
          new NumericDates(),
          new NamedMonths(),
          new SubjectCodes(),
          new SubjectLabels(),
          new DashedNumbers(),
          new RowValues(),
          new QuotedValues(),
          new DigitRuns(),
          new HomeFolders())),

  /** For names of tables, columns and namespaces, and of jobs that others name. */
  OF_NAMES(
      List.of(
          new SecretTokens(),
          new SecretValues(),
          new UserInfo(),
          new Emails(false),
          new UrlQueries(),
          new PersonalNumbers(true),
          new NumericDates(),
          new NamedMonths(),
          new SubjectCodes(),
          new SubjectLabels(),
          new DashedNumbers(),
          new DigitRuns(),
          new HomeFolders())),

  /** For ids that a caller chooses and asks for again: dates and plain numbers belong to them. */
  OF_REFERENCES(
      List.of(
          new SecretTokens(), new Emails(false), new PersonalNumbers(false), new SubjectCodes()));

  private final List<Finder> finders;

  Finders(List<Finder> finders) {
    this.finders = finders;
  }

  /** Lets each finder take what it knows. */
  public void search(Draft draft) {
    for (Finder finder : finders) {
      if (finder.mayFind(draft)) {
        finder.find(draft);
      }
    }
  }
}
