package rollcall.store.compression;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The members of a JSON object as they are written: no value is read, and nothing of their text changes.
 *
 * @param names of the members, in their order, as they are between the quotes
 * @param values the JSON text of each
 */
record JsonMembers(List<String> names, List<String> values) {
    /** The members of an object that is written without blanks; empty for any other text. */
    static Optional<JsonMembers> of(String json) {
        Scan scan = new Scan(json);
        JsonMembers members = new JsonMembers(new ArrayList<>(), new ArrayList<>());
        if (!scan.take('{')) {
            return Optional.empty();
        }
        while (!scan.take('}')) {
            if (!members.names.isEmpty() && !scan.take(',')) {
                return Optional.empty();
            }
            String name = scan.value();
            if (!name.startsWith("\"") || !scan.take(':')) {
                return Optional.empty();
            }
            String value = scan.value();
            if (value.isEmpty()) {
                return Optional.empty();
            }
            members.names.add(name.substring(1, name.length() - 1));
            members.values.add(value);
        }
        return scan.isAtEnd() ? Optional.of(members) : Optional.empty();
    }

    /** The elements of an array that is written without blanks; empty for any other text. */
    static Optional<List<String>> elements(String json) {
        Scan scan = new Scan(json);
        List<String> elements = new ArrayList<>();
        if (!scan.take('[')) {
            return Optional.empty();
        }
        while (!scan.take(']')) {
            if (!elements.isEmpty() && !scan.take(',')) {
                return Optional.empty();
            }
            String element = scan.value();
            if (element.isEmpty()) {
                return Optional.empty();
            }
            elements.add(element);
        }
        return scan.isAtEnd() ? Optional.of(elements) : Optional.empty();
    }

    /** A place in a text. */
    private static final class Scan {
        private final String text;
        private int at;

        Scan(String text) {
            this.text = text;
        }

        boolean isAtEnd() {
            return at == text.length();
        }

        boolean take(char expected) {
            if (at < text.length() && text.charAt(at) == expected) {
                at++;
                return true;
            }
            return false;
        }

        /** The text of the value that begins here, up to the comma or bracket behind it; empty if there is none. */
        String value() {
            int start = at;
            int depth = 0;
            while (at < text.length()) {
                char c = text.charAt(at);
                if (c == '"') {
                    skipString();
                    if (depth == 0) {
                        break;
                    }
                    continue;
                }
                if (depth == 0 && (c == ',' || c == '}' || c == ']' || c == ':')) {
                    break;
                }
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
                at++;
            }
            return text.substring(start, at);
        }

        private void skipString() {
            at++;
            while (at < text.length() && text.charAt(at) != '"') {
                at += text.charAt(at) == '\\' ? 2 : 1;
            }
            at = Math.min(text.length(), at + 1);
        }
    }
}
