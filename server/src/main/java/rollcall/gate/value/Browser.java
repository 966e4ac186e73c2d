package rollcall.gate.value;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reduces a user agent to the browser's family and major version, because the rest of it identifies people. */
public final class Browser {
    private static final int LONGEST = 2_000;

    /** The token of each family. Specific families come first, because most browsers also name Safari. */
    private static final List<Family> FAMILIES = List.of(
            new Family("Edge", "Edg(?:e|A|iOS)?"),
            new Family("Opera", "OPR|OPiOS"),
            new Family("Samsung Internet", "SamsungBrowser"),
            new Family("Vivaldi", "Vivaldi"),
            new Family("Firefox", "Firefox|FxiOS"),
            new Family("Electron", "Electron"),
            new Family("Headless Chrome", "HeadlessChrome"),
            new Family("Chrome", "Chrome|CriOS|Chromium"),
            new Family("Safari", "Version(?=/[\\d.]+ (?:Mobile/\\w+ )?Safari/)"),
            new Family("curl", "curl"),
            new Family("Python", "python-requests|Python-urllib|python-httpx"),
            new Family("Java", "Java-http-client|Java"),
            new Family("Go", "Go-http-client"));

    private static final Pattern REDUCED = Pattern.compile(
            "(?:" + FAMILIES.stream().map(Family::name).collect(Collectors.joining("|")) + ") \\d{1,4}");

    private record Family(String name, Pattern token) {
        Family(String name, String token) {
            this(name, Pattern.compile("(?:^|[\\s(;])(?:" + token + ")/(\\d{1,4})(?!\\d)"));
        }
    }

    private Browser() {}

    /**
     * For example {@code Firefox 141}; a text of this form is returned as it is. {@code other} for an unknown family; empty for a text that
     * is too long.
     */
    public static Optional<String> of(String userAgent) {
        if (userAgent.length() > LONGEST) {
            return Optional.empty();
        }
        if (REDUCED.matcher(userAgent).matches()) {
            return Optional.of(userAgent);
        }
        for (Family family : FAMILIES) {
            Matcher matcher = family.token.matcher(userAgent);
            if (matcher.find()) {
                return Optional.of(family.name + " " + matcher.group(1));
            }
        }
        return Optional.of("other");
    }
}
