package rollcall.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A JSON pointer (RFC 6901).
 *
 * @param steps the names and numbers on the way; none for the whole value
 */
public record Pointer(List<String> steps) {
    /** The whole value: the pointer of no character. */
    public static final Pointer WHOLE = new Pointer(List.of());

    /** Most characters of a pointer. */
    public static final int LONGEST = 250;

    /** Most steps of a pointer: no body that is read is deeper. */
    public static final int MOST_STEPS = 30;

    private static final Pattern BAD_ESCAPE = Pattern.compile("~(?![01])");
    private static final Pattern INDEX = Pattern.compile("0|[1-9]\\d{0,5}");

    public Pointer {
        steps = List.copyOf(steps);
    }

    /** The pointer that a text writes; empty if it writes none: it does not begin with a slash, or an escape is neither ~0 nor ~1. */
    public static Optional<Pointer> of(String text) {
        boolean written = text.isEmpty() || text.charAt(0) == '/';
        if (!written
                || text.length() > LONGEST
                || BAD_ESCAPE.matcher(text).find()
                || text.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        List<String> steps = new ArrayList<>();
        String[] parts = text.split("/", -1);
        for (int i = 1; i < parts.length; i++) {
            steps.add(parts[i].replace("~1", "/").replace("~0", "~"));
        }
        return steps.size() > MOST_STEPS ? Optional.empty() : Optional.of(new Pointer(steps));
    }

    /** What stands there; a missing node if nothing does. */
    public JsonNode in(JsonNode value) {
        JsonNode at = value;
        for (String step : steps) {
            at = at.isArray()
                    ? INDEX.matcher(step).matches() ? at.path(Integer.parseInt(step)) : MissingNode.getInstance()
                    : at.path(step);
        }
        return at;
    }

    /** Whether it leads into what stands at another pointer. */
    boolean isBelow(Pointer other) {
        return steps.size() > other.steps.size()
                && steps.subList(0, other.steps.size()).equals(other.steps);
    }

    /** The last step; empty for the whole value. */
    public String last() {
        return steps.isEmpty() ? "" : steps.get(steps.size() - 1);
    }

    /** The pointer as it is written. */
    @Override
    public String toString() {
        return steps.stream()
                .map(step -> "/" + step.replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
    }
}
