package rollcall.pages.settings;

import java.time.Instant;
import rollcall.pages.text.Moment;
import rollcall.sender.audit.AuditEntry;
import rollcall.sender.status.PrettyJson;

/**
 * An entry of the audit log as the table shows it.
 *
 * @param at when it happened
 * @param name the name of the event
 * @param said what was done, as a sentence; null for an event that is not one of Rollcall's own actions
 * @param nameHref the link to the list of entries with this name
 * @param type the type of the event
 * @param who the person; empty if nobody caused the event
 * @param source backend or frontend
 * @param waits whether the entry waits to be sent; only its day is known then
 * @param summary the beginning of its properties or context; empty if it has neither
 * @param properties the properties as JSON on several lines; empty for none
 * @param context the context as JSON on several lines; empty for none
 */
public record AuditLine(
        Moment at,
        String name,
        String said,
        String nameHref,
        String type,
        String who,
        String source,
        boolean waits,
        String summary,
        String properties,
        String context) {
    private static final int SUMMARY = 60;
    private static final String NOTHING = "{}";

    static AuditLine of(AuditEntry entry, Instant now, String nameHref) {
        String context = AuditWords.context(entry.context());
        boolean says = !entry.properties().equals(NOTHING);
        return new AuditLine(
                Moment.of(entry.at(), now),
                entry.name(),
                AuditWords.action(entry.name()),
                nameHref,
                entry.type(),
                entry.who(),
                entry.waits() ? entry.source().substring(AuditEntry.WAITING.length()) : entry.source(),
                entry.waits(),
                says || context == null ? summary(says ? entry.properties() : entry.context()) : context,
                pretty(entry.properties()),
                pretty(entry.context()));
    }

    private static String summary(String json) {
        String inside = PrettyJson.line(json);
        if (inside.length() <= SUMMARY) {
            return inside;
        }
        int end = Character.isHighSurrogate(inside.charAt(SUMMARY - 2)) ? SUMMARY - 2 : SUMMARY - 1;
        return inside.substring(0, end) + "…";
    }

    private static String pretty(String json) {
        return json.equals(NOTHING) ? "" : PrettyJson.of(json);
    }
}
