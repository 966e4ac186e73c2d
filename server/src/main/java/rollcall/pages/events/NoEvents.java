package rollcall.pages.events;

import java.util.HashMap;
import java.util.Map;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.Page;
import rollcall.pages.text.Messages;

/** The page before a product's first event. It explains what will be shown and how to send events. */
final class NoEvents {
    private NoEvents() {}

    /** @param title the name of the message that is the title of the page that will be here */
    static Page page(String title, Vocabulary vocabulary) {
        Map<String, Object> model = new HashMap<>();
        model.put("title", Messages.get(title));
        model.put("permitsNone", vocabulary.events().names().isEmpty());
        return new Page("no-events", model);
    }
}
