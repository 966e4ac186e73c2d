package rollcall.intake.space;

/**
 * There is too little room for reports.
 *
 * @param what what ran out
 * @param mebibytes what is left of the disk, or what the database has; in MiB, rounded down
 * @param limit the limit that was passed, in MiB, rounded down
 */
public record Shortage(What what, long mebibytes, long limit) {
    private static final int MEBIBYTE = 20;

    /** What ran out. */
    public enum What {
        /** The disk of the embedded database has less left than it should. */
        DISK,
        /** The database is as large as it may be. */
        DATABASE
    }

    static Shortage of(What what, long bytes, long limit) {
        return new Shortage(what, bytes >> MEBIBYTE, limit >> MEBIBYTE);
    }

    @Override
    public String toString() {
        return what == What.DISK
                ? "%d MiB of the disk are free, and at least %d MiB should be".formatted(mebibytes, limit)
                : "the database has %d MiB, and at most %d MiB are permitted".formatted(mebibytes, limit);
    }
}
