package rollcall.pages.settings;

import java.util.List;
import rollcall.pages.text.Messages;
import rollcall.sender.consent.Disclosure;

/**
 * An item of the list of what is collected, as the telemetry page shows it.
 *
 * @param part always, field, event, any, property or context
 * @param name the name of the field
 * @param title a short title
 * @param description what is sent, as a sentence
 * @param reason why it is useful, as a sentence
 * @param agreed whether a superuser agreed to it
 */
public record CollectedItem(String part, String name, String title, String description, String reason, boolean agreed) {
    static List<CollectedItem> of(List<Disclosure.Item> items) {
        return items.stream().map(CollectedItem::of).toList();
    }

    private static CollectedItem of(Disclosure.Item item) {
        return new CollectedItem(
                item.part(),
                item.name(),
                Messages.translated(item.title()),
                Messages.translated(item.description()),
                Messages.translated(item.reason()),
                item.agreed());
    }
}
