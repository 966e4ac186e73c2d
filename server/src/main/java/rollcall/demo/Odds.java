package rollcall.demo;

import java.util.List;
import java.util.SplittableRandom;

/** Pseudo-random numbers that are always the same for the same question. */
final class Odds {
    private static final long SEED = 20_261_120L;

    private final SplittableRandom random;

    private Odds(long seed) {
        random = new SplittableRandom(seed);
    }

    /**
     * The numbers for one question.
     *
     * @param question the name of the question
     * @param about what the question is about, for example an installation's number and a day
     */
    static Odds of(String question, long... about) {
        long seed = SEED + question.hashCode();
        for (long part : about) {
            seed = (seed ^ part) * 0x9E3779B97F4A7C15L;
            seed ^= seed >>> 29;
        }
        return new Odds(seed);
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    int between(int least, int most) {
        return random.nextInt(least, most + 1);
    }

    double between(double least, double most) {
        return random.nextDouble(least, most);
    }

    long bits() {
        return random.nextLong();
    }

    /** A random time with an exponential distribution of this mean. */
    double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    /** A random size with a log-normal distribution of this median: most sizes are near it, a few are much larger. */
    double size(double middle, double spread) {
        return middle * Math.exp(spread * random.nextGaussian());
    }

    /** A random value of the list. The chance of a value is its weight, divided by the sum of all weights. */
    <T> T one(List<Weighted<T>> values) {
        double at = random.nextDouble()
                * values.stream().mapToDouble(Weighted::weight).sum();
        for (Weighted<T> value : values) {
            at -= value.weight();
            if (at < 0) {
                return value.value();
            }
        }
        return values.get(values.size() - 1).value();
    }

    /** A value and its weight, in any unit. */
    record Weighted<T>(T value, double weight) {
        static <T> Weighted<T> of(T value, double weight) {
            return new Weighted<>(value, weight);
        }
    }
}
