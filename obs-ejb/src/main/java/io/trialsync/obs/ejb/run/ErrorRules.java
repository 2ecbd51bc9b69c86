package io.trialsync.obs.ejb.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Gives an error that came without a category one of the four, by a table of rules: those of the
 * operator first, then ours, and System where none fits. Depends on what was reported alone, so the
 * same report always gets the same.
 */
@ApplicationScoped
public class ErrorRules {
  private static final int MOST_RULES = 100;

  private final List<ErrorRule> rules;

  @Inject
  public ErrorRules(@ConfigProperty(name = "obs.error.rules") Optional<String> rulesOfTheOperator) {
    rules =
        Stream.concat(
                rulesOfTheOperator.stream().flatMap(ErrorRules::parse),
                UsualErrorRules.ALL.stream())
            .toList();
  }

  /** For the proxy of the container, which never calls the methods of what this makes. */
  protected ErrorRules() {
    this(Optional.empty());
  }

  /** Whether the text can be the operator's list of rules. */
  public static boolean isList(String text) {
    try {
      long count = parse(text).count();
      return count > 0 && count <= MOST_RULES;
    } catch (IllegalArgumentException wrong) {
      return false;
    }
  }

  static Stream<ErrorRule> parse(String list) {
    return Arrays.stream(list.split(";")).filter(rule -> !rule.isBlank()).map(ErrorRule::parse);
  }

  /** The category that was reported, else the one of the first rule that fits. */
  public ErrorCategory categoryOf(ReportedError error) {
    if (error.category() != null) {
      return error.category();
    }
    String code = small(error.code());
    String message = small(error.message());
    for (ErrorRule rule : rules) {
      if (rule.fits(code, message, error.httpStatus())) {
        return rule.category();
      }
    }
    return ErrorCategory.SYSTEM;
  }

  private static @Nullable String small(@Nullable String text) {
    return text == null ? null : text.toLowerCase(Locale.ROOT);
  }
}
