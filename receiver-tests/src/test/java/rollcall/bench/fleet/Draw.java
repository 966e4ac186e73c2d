package rollcall.bench.fleet;

import java.util.SplittableRandom;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.RoaringBitmap;

/** Draws instances by chance, the same ones in each run. */
final class Draw {
    private final SplittableRandom random;
    private final int instances;

    Draw(int instances, long seed) {
        this.random = new SplittableRandom(seed);
        this.instances = instances;
    }

    /** About one instance of 2, 4, 8 and so on, by the number of halvings. Takes a few milliseconds for a million instances. */
    RoaringBitmap halved(int halvings) {
        long[] words = new long[(instances + Long.SIZE - 1) / Long.SIZE];
        for (int i = 0; i < words.length; i++) {
            long word = -1;
            for (int halving = 0; halving < halvings; halving++) {
                word &= random.nextLong();
            }
            words[i] = word;
        }
        RoaringBitmap drawn = BitSetUtil.bitmapOf(words);
        drawn.remove((long) instances, 1L << 32);
        return drawn;
    }

    /** Each instance with that chance. */
    RoaringBitmap share(double chance) {
        RoaringBitmap drawn = new RoaringBitmap();
        for (long at = gap(chance); at < instances; at += 1 + gap(chance)) {
            drawn.add((int) at);
        }
        return drawn;
    }

    /** A number from 0 to below the bound; low numbers are the frequent ones. */
    int low(int bound) {
        return (int) (random.nextDouble() * random.nextDouble() * bound);
    }

    /** Zero or more, with that mean. */
    int exponential(double mean) {
        return (int) (-mean * Math.log(1 - random.nextDouble()));
    }

    boolean chance(double chance) {
        return random.nextDouble() < chance;
    }

    long bits() {
        return random.nextLong();
    }

    /** How many instances lie between two drawn ones. */
    private long gap(double chance) {
        return (long) (Math.log(1 - random.nextDouble()) / Math.log(1 - chance));
    }
}
