package io.trialsync.obs.web.notification;

import io.trialsync.obs.ejb.notification.AlertNotice;
import java.util.List;

/**
 * What is kept of a message of Alertmanager.
 *
 * @param unread alerts that lack what names them, or that are beyond the limit
 */
record AlertMessage(List<AlertNotice> alerts, int unread) {}
