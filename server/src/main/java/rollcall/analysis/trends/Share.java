package rollcall.analysis.trends;

/**
 * How many instances report one value.
 *
 * @param value as it was kept
 * @param instances how many
 * @param share of the instances that reported the field, 0 to 1; the shares of a field of several values may add up to more than 1
 */
public record Share(String value, int instances, double share) {
    /** How much memory one takes, roughly. */
    public static final int BYTES = 120;
}
