package io.trialsync.obs.ejb.log;

/** Tells a failure in little room: its causes with their words, and where each came from. */
final class CauseText {
  private static final int MOST_CAUSES = 5;
  private static final int MOST_FRAMES = 8;

  private CauseText() {}

  static String of(Throwable failure) {
    var text = new StringBuilder(512);
    Throwable link = failure;
    for (int i = 0; link != null && i < MOST_CAUSES; i++) {
      text.append(i == 0 ? "" : "; caused by ").append(link.getClass().getSimpleName());
      if (link.getMessage() != null) {
        text.append(": ").append(link.getMessage());
      }
      appendFrames(text, link.getStackTrace());
      link = link.getCause();
    }
    return text.toString();
  }

  private static void appendFrames(StringBuilder text, StackTraceElement[] frames) {
    for (int i = 0; i < frames.length && i < MOST_FRAMES; i++) {
      text.append(i == 0 ? " at " : " < ")
          .append(simpleName(frames[i].getClassName()))
          .append('.')
          .append(frames[i].getMethodName())
          .append(':')
          .append(frames[i].getLineNumber());
    }
  }

  private static String simpleName(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
