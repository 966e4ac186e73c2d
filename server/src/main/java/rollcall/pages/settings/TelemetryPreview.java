package rollcall.pages.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.text.Phrases;
import rollcall.sender.Level;
import rollcall.sender.WireName;
import rollcall.sender.desk.Preview;
import rollcall.sender.desk.Standing;

/**
 * What would leave, as the page shows it, and the links to what would leave otherwise.
 *
 * @param preview the requests
 * @param words what it is that is shown
 * @param eventWords how many events wait; null where none leave
 */
public record TelemetryPreview(
        Preview preview, String words, String eventWords, List<Links.Choice> wires, List<Links.Choice> levels) {
    private static final String WIRE = "wire";
    private static final String LEVEL = "level";

    /** The wire that the address asks for; otherwise the one in force. */
    static WireName wire(PageRequest pageRequest, Standing.Settings now) {
        return Stream.of(WireName.values())
                .filter(wire -> wire.code().equals(pageRequest.query().get(WIRE)))
                .findFirst()
                .orElse(now.wire());
    }

    /** The level that the address asks for; otherwise the one in force, and while that is off the smallest that sends anything. */
    static Level level(PageRequest pageRequest, Standing.Settings now) {
        String asked = pageRequest.query().get(LEVEL);
        if (Level.DETAILED.code().equals(asked) || asked == null && now.level() == Level.DETAILED) {
            return Level.DETAILED;
        }
        return Level.BASE;
    }

    static TelemetryPreview of(Preview preview) {
        return new TelemetryPreview(
                preview,
                words(preview),
                eventWords(preview),
                Stream.of(WireName.values())
                        .map(wire -> choice(
                                wire, preview.level(), wire.code(), TelemetryWords.name(wire), wire == preview.wire()))
                        .toList(),
                Stream.of(Level.BASE, Level.DETAILED)
                        .map(level ->
                                choice(preview.wire(), level, level.code(), title(level), level == preview.level()))
                        .toList());
    }

    private static Links.Choice choice(WireName wire, Level level, String name, String title, boolean current) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put(WIRE, wire.code());
        query.put(LEVEL, level.code());
        return new Links.Choice(name, title, TelemetryPage.PATH + Query.of(query), current);
    }

    private static String words(Preview preview) {
        String made = "made by the code that sends it, from what is known at this moment";
        return preview.inForce()
                ? "Exactly this leaves with the next send, " + made + ". The HTTP client adds the host and the length."
                : "If you saved level " + title(preview.level()) + " with the wire "
                        + TelemetryWords.name(preview.wire()) + ", exactly this would leave, " + made
                        + ". Looking at it sends nothing.";
    }

    private static String eventWords(Preview preview) {
        if (preview.level() != Level.DETAILED) {
            return null;
        }
        if (!preview.wire().carriesEvents()) {
            return "This wire has no events: the heartbeat is everything.";
        }
        if (preview.waiting() == 0) {
            return "No event waits. Events are collected from the moment when somebody saves Detailed, and not before.";
        }
        String waiting = Phrases.events(preview.waiting()) + (preview.waiting() == 1 ? " waits" : " wait");
        return preview.shown() == 0
                ? waiting + "; nothing of the oldest may leave "
                        + (preview.inForce() ? "by what was agreed to." : "on this wire.")
                : waiting + "; the oldest " + (preview.shown() == 1 ? "one is" : preview.shown() + " are")
                        + " shown. In place of the zeros each request has a random identifier, by which the receiver knows it again.";
    }

    private static String title(Level level) {
        return level == Level.BASE ? "Base" : "Detailed";
    }
}
