package io.trialsync.obs.web.component;

import io.trialsync.obs.ejb.masking.MaskedName;
import io.trialsync.obs.web.error.InvalidInputException;
import java.util.regex.Pattern;

/** Refuses what cannot be the name of a service, a queue or a provider: they become labels. */
final class ComponentNames {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._:@-]{1,64}");
  private static final Pattern OURS = Pattern.compile("obs(-.*)?");

  private ComponentNames() {}

  /** The name of a service, which is none of the pools of this server. */
  static String component(String name) {
    if (OURS.matcher(name).matches()) {
      throw new InvalidInputException(
          "component must not be obs or begin with obs-: so the server calls its own pools.");
    }
    return name("component", name);
  }

  /** The name itself, when it can be one. */
  static String name(String parameter, String name) {
    if (!NAME.matcher(name).matches() || !MaskedName.ofReference(name).equals(name)) {
      throw new InvalidInputException(
          parameter
              + " must be 1 to 64 characters of A-Z a-z 0-9 . _ : @ -, and hold no e-mail address,"
              + " number of a person or secret.");
    }
    return name;
  }
}
