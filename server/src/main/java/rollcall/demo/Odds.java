package rollcall.demo;

import java.util.List;
import java.util.SplittableRandom;

/** Chance that always falls the same way for the same question. */
final class Odds {
    private static final long SEED = 20_261_120L;

    private final SplittableRandom random;

    private Odds(long seed) {
        random = new SplittableRandom(seed);
    }

    /** The odds of one question: what is asked, and about whom or when. */
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

    /** A waiting time with that mean. */
    double exponential(double mean) {
        return -mean * Math.log(1 - random.nextDouble());
    }

    /** A size around the middle: most are near it, few are very much larger. */
    double size(double middle, double spread) {
        return middle * Math.exp(spread * random.nextGaussian());
    }

    /** One of the values, each as often as its weight says. */
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

    /** A value and how often it is met, in any unit. */
    record Weighted<T>(T value, double weight) {
        static <T> Weighted<T> of(T value, double weight) {
            return new Weighted<>(value, weight);
        }
    }
}
