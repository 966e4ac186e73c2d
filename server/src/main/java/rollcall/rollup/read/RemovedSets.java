package rollcall.rollup.read;

/** The sets of a closed day were removed after somebody had read that they are kept: more days were closed meanwhile. */
final class RemovedSets extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RemovedSets() {
        super("the sets of a closed day are not stored any more");
    }
}
