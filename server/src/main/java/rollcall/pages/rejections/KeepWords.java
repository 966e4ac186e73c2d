package rollcall.pages.rejections;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.pages.text.Messages;
import rollcall.pages.text.ValueNames;
import rollcall.product.Permittable;
import rollcall.product.PermittablePart;
import rollcall.report.BucketScale;

/** Suggests, by its name alone, how a field is called and described and in which ranges it is kept. */
public final class KeepWords {
    private static final int LONGEST_TITLE = 60;
    private static final Set<String> ABBREVIATIONS = Set.of(
            "api", "cpu", "css", "db", "dns", "gpu", "html", "http", "https", "id", "ip", "json", "ldap", "os", "php",
            "ram", "saml", "sdk", "sms", "sql", "sso", "ssl", "tls", "ui", "url", "uuid", "vm", "xml");

    private static final Set<String> CORES = Set.of("cpu", "cpus", "core", "cores", "processor", "processors");
    private static final Set<String> BYTES =
            Set.of("bytes", "memory", "ram", "disk", "storage", "heap", "swap", "size");
    private static final Set<String> UPTIME = Set.of("uptime", "seconds", "age");
    private static final Set<String> PIXELS = Set.of("width", "height", "screen", "viewport", "pixels");

    /** A number of each scale that people can imagine. */
    private static final Map<BucketScale, BigDecimal> EXAMPLES = Map.of(
            BucketScale.COUNTS, BigDecimal.valueOf(37),
            BucketScale.UPTIME, BigDecimal.valueOf(259_200),
            BucketScale.BYTES, BigDecimal.valueOf(6L << 30),
            BucketScale.CORES, BigDecimal.valueOf(6),
            BucketScale.PIXELS, BigDecimal.valueOf(1_366));

    private KeepWords() {}

    /** All scales, in words. */
    public static List<KeepScale> scales() {
        return BucketScale.ALL.stream().map(KeepWords::scale).toList();
    }

    private static KeepScale scale(BucketScale scale) {
        String label = scale.label(EXAMPLES.get(scale)).orElseThrow();
        return new KeepScale(
                scale.name(),
                Messages.get("rejections.scale-" + scale.name()),
                Messages.get(
                        "rejections.preview",
                        Messages.get("rejections.example-" + scale.name()),
                        ValueNames.range(label)),
                scale.labels().stream().map(ValueNames::range).collect(Collectors.joining(", ")));
    }

    /** "Active users" for {@code active_users} and for {@code activeUsers}. */
    static String title(Permittable name) {
        String words = Arrays.stream(words(name.name()).split(" "))
                .map(word -> ABBREVIATIONS.contains(word) ? word.toUpperCase(Locale.ROOT) : word)
                .collect(Collectors.joining(" "));
        if (words.isEmpty()) {
            return name.name();
        }
        String title = words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
        return title.substring(0, Math.min(LONGEST_TITLE, title.length())).strip();
    }

    /** What a field of this title and kind tells, for those who are asked to send it. */
    static String description(Permittable name, FieldKind kind) {
        String what = name.what() == PermittablePart.EVENT ? "event" : code(kind);
        return Messages.get("rejections.tells-" + what, title(name));
    }

    /** Why maintainers ask for a field of this kind. */
    static String reason(Permittable name, FieldKind kind) {
        return Messages.get("rejections.because-" + (name.what() == PermittablePart.EVENT ? "event" : code(kind)));
    }

    private static String code(FieldKind kind) {
        return switch (kind) {
            case BUCKET, DAY_SUM, HISTOGRAM -> "number";
            case FLAG -> "flag";
            case VERSION, MAJOR -> "version";
            default -> "other";
        };
    }

    /** The scale that the words of the name suggest; counts if none of them is known. */
    static BucketScale scale(Permittable name) {
        List<String> words = List.of(words(name.name()).split(" "));
        if (words.stream().anyMatch(CORES::contains) && words.stream().noneMatch(BYTES::contains)) {
            return BucketScale.CORES;
        }
        if (words.stream().anyMatch(BYTES::contains)) {
            return BucketScale.BYTES;
        }
        if (words.stream().anyMatch(UPTIME::contains)) {
            return BucketScale.UPTIME;
        }
        return words.stream().anyMatch(PIXELS::contains) ? BucketScale.PIXELS : BucketScale.COUNTS;
    }

    private static String words(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ")
                .replaceAll("[^A-Za-z0-9]+", " ")
                .strip()
                .toLowerCase(Locale.ROOT);
    }
}
