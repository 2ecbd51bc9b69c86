package io.trialsync.obs.ejb.alerting.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A mapping of YAML while it is put together; what is not set is not in it. */
final class Block {
  /**
   * A member; a note stands before the one that it explains.
   *
   * @param value text, switch, block, or a list of texts or blocks
   */
  record Member(String note, String key, Object value) {}

  private final List<Member> members = new ArrayList<>();
  private String note = "";

  /** A comment on what comes next. */
  Block note(String text) {
    note = text;
    return this;
  }

  Block with(String key, Object value) {
    members.add(new Member(note, key, value));
    note = "";
    return this;
  }

  Block with(String key, Optional<?> value) {
    value.ifPresent(present -> with(key, present));
    return this;
  }

  /** Only where the list has anything in it. */
  Block withAny(String key, List<?> values) {
    return values.isEmpty() ? this : with(key, values);
  }

  List<Member> members() {
    return members;
  }
}
