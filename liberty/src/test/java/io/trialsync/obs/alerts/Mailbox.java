package io.trialsync.obs.alerts;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;

/** A real SMTP server on this machine that keeps what is sent to anybody. */
final class Mailbox implements AutoCloseable {
  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  Mailbox() {
    server.start();
  }

  /** Where Alertmanager sends mail to. */
  String smarthost() {
    return "127.0.0.1:" + server.getSmtp().getPort();
  }

  /** What has come so far for that address, first things first: subject and text. */
  List<Message> messages(String address) {
    GreenMailUser user = server.getManagers().getUserManager().getUserByEmail(address);
    if (user == null) {
      return List.of();
    }
    try {
      // The list itself goes on growing while mail comes in.
      var soFar =
          new ArrayList<>(server.getManagers().getImapHostManager().getInbox(user).getMessages());
      return soFar.stream().map(stored -> read(address, stored)).toList();
    } catch (FolderException gone) {
      throw new IllegalStateException(gone);
    }
  }

  private static Message read(String address, StoredMessage stored) {
    MimeMessage mail = stored.getMimeMessage();
    try {
      // Long lines are folded on the way, in the middle of words.
      String body = GreenMailUtil.getBody(mail).replace("=\r\n", "");
      String text = mail.getSubject() + "\n" + body;
      return new Message(address, stored.getReceivedDate().toInstant(), text);
    } catch (MessagingException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Override
  public void close() {
    server.stop();
  }
}
