package rollcall.sender.desk;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import rollcall.sender.EventPage;
import rollcall.sender.form.Form;
import rollcall.sender.form.Message;
import rollcall.store.sender.SenderSettings;

/** Requests laid out for people. The key takes no part in it: two that are none show where it would stand. */
final class Sheets {
    private static final String NO_KEY = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private static final String OTHER_KEY = "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb";
    private static final String MASK = "••••••••";

    private final Form form;
    private final SenderSettings as;
    private final String version;

    Sheets(Form form, SenderSettings as, String version) {
        this.form = form;
        this.as = as;
        this.version = version;
    }

    Preview.Sheet of(String title, Message message) {
        Readable readable = Readable.of(message);
        return new Preview.Sheet(
                title,
                address(message),
                lines(form.headers(message, key(NO_KEY), version), form.headers(message, key(OTHER_KEY), version)),
                readable.packing(),
                readable.body());
    }

    /** Events that are in no page yet. */
    Preview.Sheet ofPage(EventPage page, Message message) {
        Readable readable = Readable.of(message);
        return new Preview.Sheet(
                "Events",
                address(message),
                lines(
                        form.headers(message, key(NO_KEY), version, page.pageId()),
                        form.headers(message, key(OTHER_KEY), version, page.pageId())),
                readable.packing(),
                readable.body());
    }

    private String address(Message message) {
        if (as.endpoint().isEmpty()) {
            return message.door();
        }
        URI endpoint = URI.create(as.endpoint());
        return masked(
                form.address(endpoint, message, key(NO_KEY)).toString(),
                form.address(endpoint, message, key(OTHER_KEY)).toString());
    }

    private static List<String> lines(Map<String, String> headers, Map<String, String> other) {
        Map<String, String> shown = new TreeMap<>(headers);
        shown.replaceAll((name, value) -> masked(value, other.get(name)));
        return shown.entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue())
                .toList();
    }

    private String key(String instead) {
        return as.apiKey().isEmpty() ? "" : instead;
    }

    /** What both have in common, with a mask between its beginning and its end. */
    private static String masked(String text, String other) {
        if (text.equals(other)) {
            return text;
        }
        int from = 0;
        while (text.charAt(from) == other.charAt(from)) {
            from++;
        }
        int left = 0;
        while (text.charAt(text.length() - 1 - left) == other.charAt(other.length() - 1 - left)) {
            left++;
        }
        return text.substring(0, from) + MASK + text.substring(text.length() - left);
    }
}
