package rollcall.report;

import java.util.Arrays;
import java.util.Optional;

/** Why a reported version or other value cannot be used. The value itself is never kept, only this reason. */
public enum Unusable {
    /** The sender says that it does not know: {@code unknown}, {@code null}, {@code n/a}. */
    UNKNOWN("unknown", "the instance does not know it"),
    /** A commit or its first digits: it tells neither the release nor whether it comes before or after it. */
    COMMIT("commit", "a commit hash"),
    /** {@code main}, {@code latest}, {@code nightly}: a name that stands for another version every day. */
    BRANCH("branch", "the name of a branch or channel"),
    /** Four numbers of at most 255 each, or another text that could be an internet address. */
    ADDRESS("address", "looks like an internet address"),
    /** A text that the build should have replaced: <code>${version}</code>, {@code %VERSION%}. */
    PLACEHOLDER("placeholder", "a placeholder that the build did not fill in"),
    /** Any other text that is not a version. */
    OTHER("other", "not a version"),
    /** A value that is not permitted, of a field that is not a version. */
    VALUE("value", "a value that is not permitted");

    /** The member of a kept row that gives, by field name, the reason why a value cannot be used. No field has this name. */
    public static final String FIELD = "$unusable";

    private final String code;
    private final String words;

    Unusable(String code, String words) {
        this.code = code;
        this.words = words;
    }

    /** The stored code. */
    public String code() {
        return code;
    }

    /** The reason as pages show it. */
    public String words() {
        return words;
    }

    /** The reason with this stored code; empty if there is none. */
    public static Optional<Unusable> of(String code) {
        return Arrays.stream(values()).filter(each -> each.code.equals(code)).findFirst();
    }
}
