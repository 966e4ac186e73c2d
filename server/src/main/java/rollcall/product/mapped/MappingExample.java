package rollcall.product.mapped;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** The examples of mappings that come with Rollcall: product files for senders whose shape is public. */
public enum MappingExample {
    POSTHOG("PostHog"),
    SYNCTHING("Syncthing"),
    HOME_ASSISTANT("Home Assistant"),
    NEXTCLOUD("Nextcloud");

    private static final String MAPPING = "mapping:\n";
    private static final String INDENT = "  ";

    private final String title;

    MappingExample(String title) {
        this.title = title;
    }

    /** The example of this code; empty if there is none. */
    public static Optional<MappingExample> of(String code) {
        return Arrays.stream(values())
                .filter(example -> example.code().equals(code))
                .findFirst();
    }

    /** Its name in addresses and on the command line. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name of the program whose sender it is about. */
    public String title() {
        return title;
    }

    /** The whole product file, with the fields that the mapping fills. */
    public String file() {
        try (InputStream in = MappingExample.class.getResourceAsStream("/examples/" + code() + ".yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the example " + code() + " cannot be read", e);
        }
    }

    /** The mapping alone, with its comments: the last part of the file. */
    public String mapping() {
        String file = file();
        return file.substring(file.indexOf(MAPPING) + MAPPING.length())
                .lines()
                .map(line -> line.startsWith(INDENT) ? line.substring(INDENT.length()) : line)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
