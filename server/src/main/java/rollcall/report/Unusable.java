package rollcall.report;

import java.util.Arrays;
import java.util.Optional;

/** Why what an instance sent as a version, or as the value of another field, cannot be used. The text itself is never kept, only this. */
public enum Unusable {
    /** The sender says that it does not know: {@code unknown}, {@code null}, {@code n/a}. */
    UNKNOWN("unknown", "the instance does not know it"),
    /** A commit or its first digits: which release it belongs to, and whether before or after, nobody can tell from it. */
    COMMIT("commit", "a commit hash"),
    /** {@code main}, {@code latest}, {@code nightly}: what it names is another version every day. */
    BRANCH("branch", "the name of a branch or channel"),
    /** Four numbers of at most 255 each, or whatever else could be an internet address. */
    ADDRESS("address", "looks like an internet address"),
    /** What a build should have filled in: <code>${version}</code>, {@code %VERSION%}. */
    PLACEHOLDER("placeholder", "a placeholder that the build did not fill in"),
    /** Anything else in the place of a version. */
    OTHER("other", "not a version"),
    /** What a field that is no version may not have. */
    VALUE("value", "a value that is not permitted");

    /** The name below which a kept row says, by field, why a value cannot be used; no field is called so. */
    public static final String FIELD = "$unusable";

    private final String code;
    private final String words;

    Unusable(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** As it is stored. */
    public String code() {
        return code;
    }

    /** As pages say it. */
    public String words() {
        return words;
    }

    /** The reason that is stored as this; empty if none is. */
    public static Optional<Unusable> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }
}
