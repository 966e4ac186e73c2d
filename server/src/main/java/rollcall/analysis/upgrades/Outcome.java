package rollcall.analysis.upgrades;

/** What became of an instance between two days. */
public enum Outcome {
    /** It has a newer version. */
    UPGRADED,
    /** It has a version of the same release. */
    STAYED,
    /** It has an older version. */
    DOWNGRADED,
    /** It was silent in the 28 days that end on the later day. */
    SILENT,
    /** It reported on both sides, and no usable version on one of them. */
    UNKNOWN
}
