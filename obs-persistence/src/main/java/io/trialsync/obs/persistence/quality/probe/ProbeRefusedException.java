package io.trialsync.obs.persistence.quality.probe;

/** A table that a probe must not read, or cannot; the message is one sentence for people. */
public class ProbeRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  public ProbeRefusedException(String sentence) {
    super(sentence);
  }
}
