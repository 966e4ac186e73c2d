package rollcall.pages.text;

import rollcall.report.Unusable;

/** Why a reported value cannot be used, as people read it. Files say it in the words of {@link Unusable}. */
public final class UnusableWords {
    private UnusableWords() {}

    /** The reason by itself: "a commit hash". */
    public static String of(Unusable reason) {
        return Messages.get("words.unusable-" + reason.code());
    }

    /** The version of an instance that reports none that can be used: "no usable version: a commit hash". */
    public static String version(Unusable reason) {
        return Messages.get("words.no-usable-version-because", of(reason));
    }
}
