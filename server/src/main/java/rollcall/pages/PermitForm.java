package rollcall.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import rollcall.access.InvalidInput;
import rollcall.gate.Field;
import rollcall.gate.Group;
import rollcall.gate.Kind;
import rollcall.report.Bucket;

/**
 * How a superuser wants to keep a name from now on, as typed.
 *
 * @param kind the code of one of the {@link #KINDS}
 * @param bucket the bucket row of a bucket
 * @param values the permitted values of a choice, or the permitted beginnings of dotted names, one a line
 */
record PermitForm(String kind, String bucket, String values, String title, String description, String reason) {
    /** What a name can be permitted as. A fingerprint or an address needs a preset: somebody has to answer for its reading. */
    static final List<As> KINDS = List.of(
            new As(Kind.BUCKET, "a number, in steps"),
            new As(Kind.FLAG, "yes or no"),
            new As(Kind.VERSION, "a version"),
            new As(Kind.CHOICE, "one of some values"),
            new As(Kind.NAMES, "a list of names of the program's parts"));

    /** A kind and how people call it. */
    public record As(Kind kind, String words) {}

    private static final int LONGEST_TITLE = 60;
    private static final int LONGEST_TEXT = 300;
    private static final int LONGEST_VALUE = 64;
    private static final int MOST_VALUES = 100;

    /** The fields of the form as it opens: what was sent suggests how to keep it. */
    static Map<String, String> suggested(String sent) {
        Kind kind = switch (sent) {
            case "flag" -> Kind.FLAG;
            case "number" -> Kind.BUCKET;
            case "list" -> Kind.NAMES;
            default -> Kind.CHOICE;
        };
        return Map.of("kind", kind.code(), "bucket", Bucket.COUNTS.name());
    }

    static PermitForm of(Map<String, String> form) {
        return new PermitForm(
                form.getOrDefault("kind", ""),
                form.getOrDefault("bucket", ""),
                form.getOrDefault("values", ""),
                form.getOrDefault("title", "").strip(),
                form.getOrDefault("description", "").strip(),
                form.getOrDefault("reason", "").strip());
    }

    /**
     * The field that a name becomes.
     *
     * @throws InvalidInput naming the first input that will not do
     */
    Field field(String name) {
        Kind as = KINDS.stream()
                .map(As::kind)
                .filter(each -> each.code().equals(kind))
                .findFirst()
                .orElseThrow(() -> new InvalidInput("kind", "Choose how the name is to be kept."));
        List<String> permitted = as == Kind.CHOICE || as == Kind.NAMES ? lines(as) : List.of();
        requireText("title", title, LONGEST_TITLE, "Give it a title of at most 60 characters: pages call it so.");
        requireText("description", description, LONGEST_TEXT, "Say in at most 300 characters what the value tells.");
        requireText("reason", reason, LONGEST_TEXT, "Say in at most 300 characters why you ask for it.");
        return new Field(name, as, group(as), title, description, reason, permitted, as == Kind.BUCKET ? row() : null);
    }

    private String row() {
        return Bucket.ALL.stream()
                .map(Bucket::name)
                .filter(bucket::equals)
                .findFirst()
                .orElseThrow(() -> new InvalidInput("bucket", "Choose the steps that its numbers become."));
    }

    private List<String> lines(Kind as) {
        List<String> lines = Arrays.stream(values.split("[\\r\\n]+", -1))
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
        if (as == Kind.CHOICE && lines.isEmpty()) {
            throw new InvalidInput("values", "List the values that may be kept, one a line.");
        }
        if (lines.size() > MOST_VALUES || lines.stream().anyMatch(line -> !fits(line, LONGEST_VALUE))) {
            throw new InvalidInput("values", "At most 100 lines of at most 64 characters.");
        }
        return lines;
    }

    private static void requireText(String field, String text, int longest, String message) {
        if (text.isEmpty() || !fits(text, longest)) {
            throw new InvalidInput(field, message);
        }
    }

    private static boolean fits(String text, int longest) {
        return text.length() <= longest && text.chars().noneMatch(Character::isISOControl);
    }

    private static Group group(Kind kind) {
        return switch (kind) {
            case BUCKET -> Group.METRICS;
            case NAMES -> Group.PLUGINS;
            default -> Group.ENVIRONMENT;
        };
    }
}
