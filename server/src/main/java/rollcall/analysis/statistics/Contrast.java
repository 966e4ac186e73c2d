package rollcall.analysis.statistics;

/**
 * Whether something is more frequent among some instances than among others, where neither is bad.
 *
 * @param one some instances
 * @param other others
 */
public record Contrast(Proportion one, Proportion other) {
    /** The fewest instances on each side. */
    public static final int FEWEST = Judgement.FEWEST;

    /** Shares that differ by less are alike. */
    public static final double ALIKE = 0.1;

    private static final int MOST = 1 << 20;

    /** What can be said. */
    public enum Verdict {
        /** The interval of the difference is above 0. */
        MORE,
        /** The interval of the difference is below 0. */
        LESS,
        /** The interval of the difference is within {@link Contrast#ALIKE}. */
        ALIKE,
        /** There are too few instances to say one or the other. */
        TOO_FEW
    }

    /** What can be said of so many instances. */
    public Verdict verdict() {
        return Math.min(one.of(), other.of()) < FEWEST ? Verdict.TOO_FEW : decided(one, other);
    }

    /** How many instances would be enough on each side, if the shares stay as they are. */
    public int enough() {
        int low = FEWEST - 1;
        int high = FEWEST;
        while (high < MOST && !isDecided(high)) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (isDecided(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private boolean isDecided(int of) {
        return decided(new Proportion(one.share() * of, of), new Proportion(other.share() * of, of)) != Verdict.TOO_FEW;
    }

    private static Verdict decided(Proportion one, Proportion other) {
        Difference difference = new Difference(one, other);
        if (difference.low() > 0) {
            return Verdict.MORE;
        }
        if (difference.high() < 0) {
            return Verdict.LESS;
        }
        return Math.max(-difference.low(), difference.high()) < ALIKE ? Verdict.ALIKE : Verdict.TOO_FEW;
    }
}
