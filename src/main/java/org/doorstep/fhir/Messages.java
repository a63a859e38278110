package org.doorstep.fhir;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/** The sentences and labels of one room in one language, from its file of properties. */
public final class Messages {

  private final ResourceBundle texts;
  private final Language language;

  /**
   * Reads the texts.
   *
   * @param name of the file without language and ending, such as {@code
   *     org.doorstep.transfer.summary}
   * @param language the language, which has a file of its own
   */
  public Messages(String name, Language language) {
    this.language = language;
    this.texts =
        ResourceBundle.getBundle(
            name,
            language.locale(),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /**
   * A sentence or label.
   *
   * @param key under which it stands
   * @param arguments what is filled in (MessageFormat); without any it is taken as it is
   * @return the text
   * @throws java.util.MissingResourceException if there is none
   */
  public String text(String key, Object... arguments) {
    String pattern = texts.getString(key);
    return arguments.length == 0
        ? pattern
        : new MessageFormat(pattern, language.locale()).format(arguments);
  }
}
