package rollcall.gate.vocabulary;

import java.util.List;

/**
 * Which of a product's events are errors, and what tells one error from another.
 *
 * @param events their names; one that ends with {@code *} stands for all names that begin so
 * @param signatures the properties of kind {@link FieldKind#SIGNATURE} that may name the error: the first one that an event has does
 */
public record ErrorEvents(List<String> events, List<String> signatures) {
    /** What presets mean that say nothing about errors. */
    public static final ErrorEvents USUAL =
            new ErrorEvents(List.of("error", "error.*", "exception"), List.of("signature", "code"));

    private static final String ANY = "*";

    public ErrorEvents {
        events = List.copyOf(events);
        signatures = List.copyOf(signatures);
    }

    /** Whether an event of this name is an error. */
    public boolean has(String name) {
        return events.stream()
                .anyMatch(event -> event.endsWith(ANY)
                        ? name.startsWith(event.substring(0, event.length() - 1))
                        : name.equals(event));
    }
}
