package io.trialsync.obs.server;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Makes canaries, a different one for every place, and remembers them. */
final class Canaries {
  /** What is recognised in a sentence. */
  static final Set<CanaryKind> IN_TEXT = EnumSet.complementOf(EnumSet.of(CanaryKind.OPAQUE));

  /** What is recognised in a name. */
  static final Set<CanaryKind> IN_NAMES =
      EnumSet.complementOf(EnumSet.of(CanaryKind.OPAQUE, CanaryKind.ROW, CanaryKind.LITERAL));

  /** What is recognised in an id that a caller chose: dates and numbers may belong to those. */
  static final Set<CanaryKind> IN_REFERENCES =
      EnumSet.of(CanaryKind.EMAIL, CanaryKind.SOCIAL_SECURITY, CanaryKind.SUBJECT);

  /** For places whose content goes nowhere. */
  static final Set<CanaryKind> ANYTHING = EnumSet.allOf(CanaryKind.class);

  private final List<Canary> planted = new ArrayList<>();

  /** A new one for that place. */
  String plant(String place, CanaryKind kind) {
    return plant(place, kind, "");
  }

  /** A new one that may be found in traces whose name begins so. */
  String plant(String place, CanaryKind kind, String allowed) {
    Canary canary = kind.number(planted.size() + 1, place, allowed);
    planted.add(canary);
    return canary.text();
  }

  List<Canary> planted() {
    return List.copyOf(planted);
  }
}
