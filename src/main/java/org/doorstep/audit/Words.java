package org.doorstep.audit;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What may be taken over from a request as it is. */
final class Words {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final int LONGEST = 256;

  private Words() {}

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** A text that the database takes, and not too long. */
  static @Nullable String storable(@Nullable String text) {
    if (text == null) {
      return null;
    }
    String plain = CONTROL.matcher(text).replaceAll(" ");
    return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST);
  }
}
