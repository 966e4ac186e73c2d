package rollcall.pages.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * The files of messages, {@code messages/NAME.properties} in English and {@code messages/NAME_de.properties} in German, in UTF-8. A key
 * stands in one file only.
 */
final class MessageFiles {
    /** One for each group of pages. */
    static final List<String> NAMES = List.of(
            "advisories",
            "annotations",
            "chart",
            "connect",
            "coverage",
            "environment",
            "errors",
            "events",
            "explore",
            "fields",
            "filter",
            "frame",
            "funnels",
            "health",
            "help",
            "instances",
            "kept",
            "mapping",
            "metrics",
            "overview",
            "people",
            "performance",
            "phrases",
            "plugins",
            "products",
            "reach",
            "rejections",
            "retention",
            "script",
            "sending",
            "settings",
            "signatures",
            "support",
            "upgrades",
            "versions",
            "words");

    private MessageFiles() {}

    /** All messages of a language by their keys. */
    static Map<String, String> read(Locale language) {
        Map<String, String> all = new HashMap<>();
        NAMES.forEach(name -> read(name, language).forEach((key, message) -> {
            if (all.put(key, message) != null) {
                throw new IllegalStateException("two files have the message " + key);
            }
        }));
        return Map.copyOf(all);
    }

    /** The messages of one file. */
    static Map<String, String> read(String name, Locale language) {
        String suffix = language.equals(ReaderLocale.PLAIN) ? "" : "_" + language.getLanguage();
        String path = "/messages/" + name + suffix + ".properties";
        Properties properties = new Properties();
        try (InputStream file = MessageFiles.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("there is no file " + path);
            }
            Reader reader = new InputStreamReader(file, StandardCharsets.UTF_8);
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> messages = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> messages.put(key, properties.getProperty(key)));
        return messages;
    }
}
