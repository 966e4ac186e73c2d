package rollcall.gate.value;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rollcall.report.Unusable;
import rollcall.report.Version;

/** Reduces build metadata: a release ({@code v0.1.0}) or a checkout ({@code main@9fceb02d}). */
public final class BuildText {
    private static final Pattern CHECKOUT = Pattern.compile("([^@\\s]{1,100})@([0-9a-f]{7,40})");
    private static final int COMMIT_DIGITS = 8;

    private BuildText() {}

    /**
     * The permitted part of a build text; empty if nothing may be kept. Of branch names only the listed ones are kept, because people write
     * customers and tickets into them.
     */
    public static Optional<String> permitted(String text, List<String> branches) {
        Matcher checkout = CHECKOUT.matcher(text);
        if (!checkout.matches()) {
            return release(text);
        }
        String branch = branches.contains(checkout.group(1)) ? checkout.group(1) : "other";
        String commit = checkout.group(2);
        return Optional.of(branch + "@" + commit.substring(0, Math.min(COMMIT_DIGITS, commit.length())));
    }

    /** The release as its tag is written, with the v; or "unknown". */
    private static Optional<String> release(String text) {
        if (text.equals(Unusable.UNKNOWN.code())) {
            return Optional.of(text);
        }
        String v = Version.spelled(text).equals(text) ? "" : text.substring(0, 1);
        return VersionText.read(text, false).version().map(version -> v + version);
    }
}
