package io.trialsync.obs.launcher.client;

/** Ends a command with one clear sentence for the person who typed it. */
public class CommandException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int exitCode;

  private CommandException(String sentence, int exitCode) {
    super(sentence);
    this.exitCode = exitCode;
  }

  /** The words of the command cannot be understood: exit code 2. */
  public static CommandException usage(String sentence) {
    return new CommandException(sentence, 2);
  }

  /** The command was understood but could not do its work: exit code 1. */
  public static CommandException failure(String sentence) {
    return new CommandException(sentence, 1);
  }

  /** What the process ends with. */
  public int exitCode() {
    return exitCode;
  }
}
