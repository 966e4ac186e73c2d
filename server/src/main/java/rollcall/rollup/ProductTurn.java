package rollcall.rollup;

/**
 * The result of a product's turn.
 *
 * @param rolledUp how many heartbeats or batches were rolled up completely
 * @param again whether the product may have another turn
 * @param stops whether to stop now, because another server rolls up
 */
public record ProductTurn(int rolledUp, boolean again, boolean stops) {
    /** The product has nothing in its queue. */
    public static final ProductTurn NOTHING = new ProductTurn(0, false, false);

    /** Another transaction holds the rows at this moment. */
    public static final ProductTurn PASSED = new ProductTurn(0, false, false);

    /** Another server rolls up. */
    public static final ProductTurn STOPPED = new ProductTurn(0, false, true);

    public static ProductTurn of(int rolledUp) {
        return new ProductTurn(rolledUp, true, false);
    }
}
