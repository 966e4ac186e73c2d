package rollcall.rollup.read;

/** The sets of a week were removed after somebody had read that they are kept: two more days were closed meanwhile. */
final class RemovedWeek extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RemovedWeek() {
        super("the sets of a week are not stored any more");
    }
}
