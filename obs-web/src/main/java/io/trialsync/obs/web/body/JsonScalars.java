package io.trialsync.obs.web.body;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.trialsync.obs.ejb.run.ReportLimits;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads single values; whatever is of another kind is passed over and answered as absent. */
public final class JsonScalars {

  // UUID.fromString takes "1-1-1-1-1" too.
  private static final Pattern UUID_FORM =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?\\d{1,18}");

  private JsonScalars() {}

  public static @Nullable String text(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    parser.skipChildren();
    return null;
  }

  /** A whole number; a fraction or a number beyond 64 bits is none. */
  public static @Nullable Long number(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER) {
      return parser.getLongValue();
    }
    parser.skipChildren();
    return null;
  }

  /** A count of rows: a whole number that is not negative and can be added up. */
  public static @Nullable Long count(JsonParser parser) throws IOException {
    Long number = number(parser);
    return number == null || number < 0 || number > ReportLimits.ROWS ? null : number;
  }

  /** A whole number that may be written as text, as versions of Airflow do. */
  public static @Nullable Long numberOrText(JsonParser parser) throws IOException {
    String text = text(parser);
    if (text == null) {
      return number(parser);
    }
    return WHOLE_NUMBER.matcher(text).matches() ? Long.valueOf(text) : null;
  }

  public static @Nullable UUID uuid(JsonParser parser) throws IOException {
    String text = text(parser);
    return text != null && isUuid(text) ? UUID.fromString(text) : null;
  }

  /** Whether the text is a UUID in its usual form. */
  public static boolean isUuid(String text) {
    return UUID_FORM.matcher(text).matches();
  }
}
