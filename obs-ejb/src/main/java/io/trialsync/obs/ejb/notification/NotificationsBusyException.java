package io.trialsync.obs.ejb.notification;

/** More messages of Alertmanager wait than are taken at a time; it sends them again. */
public class NotificationsBusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotificationsBusyException() {
    super(
        "Too many messages about alerts wait now; nothing of this one is lost if you send it again.");
  }
}
