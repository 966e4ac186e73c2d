package rollcall.simulation;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A fleet as it is played. Three releases come out: 1.0.0 before the first day, 1.1.0, which spreads along a logistic curve, and 2.0.0, which is bad:
 * of those that install it, many fall silent within days and some go back. A few leave every day whatever happens. The plugins "mail" and "sales"
 * belong together, "badges" belongs to nobody.
 */
final class Play {
    /** The first day: a Monday. */
    static final LocalDate START = LocalDate.parse("2026-02-02");

    /** The day on which 1.1.0 comes out; half of the fleet has it 14 days later. */
    static final int GOOD = 21;

    static final int BAD = 49;

    /** The last day that is played. */
    static final int LAST = 69;

    private static final int AT_FIRST = 200;
    private static final int LATER = 60;
    private static final double MIDDLE = 14;
    private static final double SCALE = 3.5;

    private final Random random;
    private final List<Played> instances;

    Play(long seed) {
        random = new Random(seed);
        instances =
                IntStream.range(0, AT_FIRST + LATER).mapToObj(this::instance).toList();
    }

    List<Played> instances() {
        return instances;
    }

    static LocalDate day(int day) {
        return START.plusDays(day);
    }

    private Played instance(int number) {
        int born = number < AT_FIRST ? 0 : 1 + random.nextInt(LAST - 5);
        TreeMap<Integer, String> versions = new TreeMap<>();
        versions.put(0, born >= BAD ? "2.0.0" : born >= GOOD ? "1.1.0" : "1.0.0");
        int gone = random.nextDouble() < 0.2 ? born + 1 + random.nextInt(LAST) : LAST + 1;
        if (born < GOOD) {
            upgrade(versions, GOOD + logistic(), "1.1.0");
        }
        if (born < BAD) {
            gone = Math.min(gone, install2(versions, BAD + 1 + (int) (-5 * Math.log(1 - random.nextDouble()))));
        }
        return new Played(
                UUID.nameUUIDFromBytes(new byte[] {1, (byte) number, (byte) (number >> 8)}),
                born,
                gone,
                versions,
                plugins());
    }

    /** Returns the first day on which it reports no more because of 2.0.0. */
    private int install2(TreeMap<Integer, String> versions, int day) {
        String before = versions.floorEntry(day).getValue();
        double fate = random.nextDouble();
        if (fate < 0.1) {
            return LAST + 1;
        }
        upgrade(versions, day, "2.0.0");
        if (fate < 0.2) {
            versions.put(day + 2, before);
        }
        return fate < 0.2 || fate > 0.5 ? LAST + 1 : day + 1 + random.nextInt(3);
    }

    private static void upgrade(TreeMap<Integer, String> versions, int day, String version) {
        versions.tailMap(day).clear();
        versions.put(day, version);
    }

    private int logistic() {
        double chance = 0.001 + 0.998 * random.nextDouble();
        return Math.max(1, (int) Math.round(MIDDLE + SCALE * Math.log(chance / (1 - chance))));
    }

    private Set<String> plugins() {
        Set<String> plugins = new HashSet<>();
        boolean mail = random.nextDouble() < 0.4;
        if (mail) {
            plugins.add("mail");
        }
        if (random.nextDouble() < (mail ? 0.8 : 0.15)) {
            plugins.add("sales");
        }
        if (random.nextDouble() < 0.3) {
            plugins.add("badges");
        }
        return plugins;
    }
}
