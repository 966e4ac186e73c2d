package rollcall.pages.events;

import org.jspecify.annotations.Nullable;
import rollcall.analysis.events.EventNameRow;
import rollcall.pages.text.Messages;

/**
 * The instances that could send an event, by which its share is divided: those that ran a version with which it was ever sent, or all that were
 * seen if it was never sent with one.
 *
 * @param list the link to them; null if there is none
 * @param words who they are
 */
record CouldSend(int instances, @Nullable String list, String words) {
    /** The row as a sentence tells it, whose numbers are links: of all that were seen, if no list shows those that could send it. */
    static EventNameRow told(EventQuestion question, EventNameRow row) {
        return of(question, row, 0).list == null ? row.ofSeen() : row;
    }

    static CouldSend of(EventQuestion question, EventNameRow row, int seen) {
        EventNameRow.Ran ran = row.ran();
        return ran == null
                ? new CouldSend(seen, question.lists().seen(), Messages.get("events.of-seen", seen))
                : new CouldSend(
                        ran.instances(),
                        question.lists().ranOrSent(ran.versions(), row.name()),
                        Messages.get("events.of-ran", ran.instances()));
    }
}
