package rollcall.advisory;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import rollcall.input.Times;

/**
 * A value of a file and where it stands. Null is the same as a missing member.
 *
 * @param pointer the JSON pointer of the value (RFC 6901), of names that our own code knows; empty for the whole file
 */
record JsonPlace(JsonNode value, String pointer) {
    private static final int LONGEST_TITLE = 300;
    private static final Pattern VERSION = Pattern.compile("[vV]?\\d[\\w.+~:-]{0,99}");

    static JsonPlace root(JsonNode file) {
        return new JsonPlace(file, "");
    }

    /** Whether this is an object with such a member. */
    boolean has(String name) {
        return value.isObject() && value.hasNonNull(name);
    }

    /**
     * A member; empty if it is missing.
     *
     * @throws NotAnAdvisory if this is no object
     */
    Optional<JsonPlace> member(String name) {
        if (!value.isObject()) {
            throw wrong("this has to be an object.");
        }
        return has(name) ? Optional.of(new JsonPlace(value.get(name), pointer + "/" + name)) : Optional.empty();
    }

    /** @throws NotAnAdvisory if it is missing */
    JsonPlace required(String name) {
        return member(name).orElseThrow(() -> new JsonPlace(value, pointer + "/" + name).wrong("this is missing."));
    }

    /** The elements of a list; none if the member is missing. */
    List<JsonPlace> list(String name) {
        return member(name).map(JsonPlace::elements).orElse(List.of());
    }

    private List<JsonPlace> elements() {
        if (!value.isArray()) {
            throw wrong("this has to be a list.");
        }
        List<JsonPlace> elements = new ArrayList<>(value.size());
        for (int i = 0; i < value.size(); i++) {
            elements.add(new JsonPlace(value.get(i), pointer + "/" + i));
        }
        return elements;
    }

    /** A text of one character or more, without blanks around it. */
    String text() {
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw wrong("this has to be text.");
        }
        return value.textValue().strip();
    }

    /** A member's text; empty if the member is missing or an empty text. */
    String textOrNone(String name) {
        return member(name)
                .filter(each ->
                        !(each.value.isTextual() && each.value.textValue().isBlank()))
                .map(JsonPlace::text)
                .orElse("");
    }

    /** A version that begins with a digit, which can be compared with others. */
    String version() {
        String version = text();
        if (!VERSION.matcher(version).matches()) {
            throw wrong("this has to be a version that begins with a digit.");
        }
        return version;
    }

    /** The UTC day of a time. */
    LocalDate day() {
        Times.Reading reading = Times.read(text());
        if (reading.at() == null || !reading.readable()) {
            throw wrong("this has to be a time, for example 2026-11-20T09:00:00Z.");
        }
        return LocalDate.ofInstant(reading.at(), ZoneOffset.UTC);
    }

    /** The first line of a text, cut off where it is too long for a title. */
    static String title(String text) {
        String line = text.lines()
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse("");
        String plain = line.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= LONGEST_TITLE
                ? plain
                : plain.substring(0, plain.offsetByCodePoints(0, plain.codePointCount(0, LONGEST_TITLE - 1)))
                        + "\u2026";
    }

    /** The first link that a browser can follow; empty if there is none. */
    static String link(List<String> links) {
        return links.stream()
                .filter(link -> link.length() <= LONGEST_TITLE && link.matches("https?://\\S+"))
                .findFirst()
                .orElse("");
    }

    /** @param problem what is wrong here and what mends it, as a sentence that begins in lower case */
    NotAnAdvisory wrong(String problem) {
        return new NotAnAdvisory(pointer.isEmpty() ? "the beginning" : pointer, problem);
    }
}
