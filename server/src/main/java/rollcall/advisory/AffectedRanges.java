package rollcall.advisory;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rollcall.report.Version;
import rollcall.report.VersionInterval;
import rollcall.report.VersionIntervals;

/** Ranges of versions as texts. */
final class AffectedRanges {
    private static final Pattern CONSTRAINT =
            Pattern.compile("\\s*(>=|<=|!=|>|<|=)?\\s*([vV]?\\d[\\w.+~:-]{0,99})\\s*");

    private static final String FORMS = "this has to be a range of versions: >= 2.0, < 2.2.4 or = 2.1.0.";
    private static final String VERS =
            "this has to be a range of versions: vers:generic/>=2.0|<2.2.4, or >=2.0|<2.2.4.";

    private AffectedRanges() {}

    private record Constraint(String sign, String version) {}

    static VersionInterval one(String version) {
        return new VersionInterval(version, true, version, true);
    }

    /** All versions. */
    static VersionInterval all() {
        return VersionInterval.from("0");
    }

    /** What all of GitHub's constraints, with commas between them, permit: {@code >= 2.0, < 2.2.4}. */
    static VersionInterval ofGitHub(JsonPlace place) {
        VersionInterval range = all();
        for (String text : place.text().split(",", -1)) {
            Constraint constraint = constraint(text, place, FORMS);
            range = narrowed(range, constraint, place);
        }
        if (VersionIntervals.isEmpty(range)) {
            throw place.wrong(FORMS);
        }
        return range.low().equals("0") && !range.high().isEmpty()
                ? new VersionInterval("", true, range.high(), range.withHigh())
                : range;
    }

    private static VersionInterval narrowed(VersionInterval range, Constraint constraint, JsonPlace place) {
        String version = constraint.version;
        return switch (constraint.sign) {
            case ">=" -> new VersionInterval(version, true, range.high(), range.withHigh());
            case ">" -> new VersionInterval(version, false, range.high(), range.withHigh());
            case "<" -> new VersionInterval(range.low(), range.withLow(), version, false);
            case "<=" -> new VersionInterval(range.low(), range.withLow(), version, true);
            case "=" -> one(version);
            default -> throw place.wrong(FORMS);
        };
    }

    /**
     * What a range of CSAF permits: {@code vers:npm/1.2.3|>=2.0.0|<5.0.0}, or the same without the part before the slash. The constraints are in
     * the order of versions, as the canonical form demands; a version after {@code !=} is taken out.
     */
    static List<VersionInterval> ofVers(JsonPlace place) {
        String text = place.text();
        String constraints = text.startsWith("vers:") ? text.substring(text.indexOf('/') + 1) : text;
        if (constraints.equals("*")) {
            return List.of(all());
        }
        List<VersionInterval> intervals = new ArrayList<>();
        List<String> not = new ArrayList<>();
        @Nullable Constraint open = null;
        for (String each : constraints.split("\\|", -1)) {
            Constraint constraint = constraint(decoded(each, place), place, VERS);
            switch (constraint.sign) {
                case "!=" -> not.add(constraint.version);
                case "=" -> intervals.add(one(constraint.version));
                case ">", ">=" -> {
                    open = open == null ? constraint : open;
                }
                default -> {
                    intervals.add(between(open, constraint));
                    open = null;
                }
            }
        }
        if (open != null) {
            intervals.add(new VersionInterval(open.version, open.sign.equals(">="), "", false));
        }
        List<VersionInterval> left = without(not, intervals);
        if (left.isEmpty() || left.stream().anyMatch(VersionIntervals::isEmpty)) {
            throw place.wrong(VERS);
        }
        return left;
    }

    private static VersionInterval between(@Nullable Constraint low, Constraint high) {
        boolean with = high.sign.equals("<=");
        return low == null
                ? new VersionInterval("", true, high.version, with)
                : new VersionInterval(low.version, low.sign.equals(">="), high.version, with);
    }

    private static List<VersionInterval> without(List<String> versions, List<VersionInterval> intervals) {
        List<VersionInterval> left = intervals;
        for (String version : versions) {
            List<VersionInterval> next = new ArrayList<>();
            for (VersionInterval each : left) {
                if (each.contains(new Version(version))) {
                    next.add(new VersionInterval(each.low(), each.withLow(), version, false));
                    next.add(new VersionInterval(version, false, each.high(), each.withHigh()));
                    next.removeIf(VersionIntervals::isEmpty);
                } else {
                    next.add(each);
                }
            }
            if (next.size() > AffectedPackages.MOST_INTERVALS) {
                return next;
            }
            left = next;
        }
        return left;
    }

    private static Constraint constraint(String text, JsonPlace place, String problem) {
        Matcher form = CONSTRAINT.matcher(text);
        if (!form.matches()) {
            throw place.wrong(problem);
        }
        return new Constraint(form.group(1) == null ? "=" : form.group(1), form.group(2));
    }

    /** Versions of vers are percent-encoded. */
    private static String decoded(String text, JsonPlace place) {
        try {
            return text.contains("%") ? URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8) : text;
        } catch (IllegalArgumentException e) {
            throw place.wrong(VERS);
        }
    }
}
