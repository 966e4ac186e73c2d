package rollcall.report;

/**
 * What kind of installation an instance is at the end of a day, in 7 days. Every instance is in exactly one lane: the first of SHARED, CI,
 * DEVELOPMENT that holds, otherwise one of the other three.
 */
public enum Lane {
    /** Reported three days or more after its first report. */
    ESTABLISHED,
    /** Reported on several days, all within three days. */
    PASSING,
    /** Reported on a single day. */
    ONE_SHOT,
    /** Its latest report says that it runs in a continuous integration or a test environment. */
    CI,
    /** Its latest report names a development build, or a development environment. */
    DEVELOPMENT,
    /** Contradicted the report before on at least three of the 14 days before: two machines share an identifier. */
    SHARED
}
