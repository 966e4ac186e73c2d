package rollcall.analysis.statistics;

/**
 * Whether something bad became more frequent.
 *
 * @param now how many have it
 * @param before how many had it
 */
public record Judgement(Proportion now, Proportion before) {
    /** The fewest instances on each side. */
    public static final int FEWEST = 20;

    /** A smaller rise of a share is not looked for. */
    public static final double LEAST_RISE = 0.05;

    private static final int MOST = 1 << 20;

    /** What can be said. */
    public enum Verdict {
        /** It became more frequent: the interval of the difference is above 0. */
        WORSE,
        /** It did not double: the interval of the difference is below the {@link Judgement#rise}. */
        NO_WORSE,
        /** There are too few instances to say one or the other. */
        TOO_FEW
    }

    /** What is to be ruled out: that the share doubled; that it rose by {@link #LEAST_RISE}, or half way to all, where that is more, or less. */
    public double rise() {
        return rise(before.share());
    }

    /** What can be said of so many instances. */
    public Verdict verdict() {
        return Math.min(now.of(), before.of()) < FEWEST ? Verdict.TOO_FEW : decided(now, before);
    }

    /** How many instances would be enough on each side, if the shares stay as they are. Shares of too few are taken for those of before. */
    public int enough() {
        double old = before.of() < FEWEST ? 0 : before.share();
        double share = now.of() < FEWEST ? old : now.share();
        int low = FEWEST - 1;
        int high = FEWEST;
        while (high < MOST && !isDecided(share, old, high)) {
            low = high;
            high *= 2;
        }
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (isDecided(share, old, middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    private static boolean isDecided(double share, double old, int of) {
        return decided(new Proportion(share * of, of), new Proportion(old * of, of)) != Verdict.TOO_FEW;
    }

    private static Verdict decided(Proportion now, Proportion before) {
        Difference difference = new Difference(now, before);
        if (difference.low() > 0) {
            return Verdict.WORSE;
        }
        return difference.high() < rise(before.share()) ? Verdict.NO_WORSE : Verdict.TOO_FEW;
    }

    private static double rise(double share) {
        return Math.max(LEAST_RISE, Math.min(share, (1 - share) / 2));
    }
}
