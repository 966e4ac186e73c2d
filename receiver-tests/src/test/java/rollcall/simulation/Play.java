package rollcall.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A fleet as it is played. Three releases come out: 1.0.0 before the first day, 1.1.0, which spreads along a logistic curve, and 2.0.0, which is bad:
 * of those that install it, many fall silent within days and some go back. A few leave every day whatever happens. The plugins "mail" and "sales"
 * belong together, "badges" belongs to nobody. Big installations upgrade to 2.0.0 less often. Only 2.0.0 tells its operating system. It is slower,
 * has an error of its own, and another one again that 1.1.0 had not.
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

    private static final String NEWEST = "2.0.0";
    private static final String OLDEST = "1.0.0";

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
        versions.put(0, born >= BAD ? NEWEST : born >= GOOD ? "1.1.0" : OLDEST);
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
                plugins(),
                load(number, born, gone, versions));
    }

    /** Returns the first day on which it reports no more because of 2.0.0. */
    private int install2(TreeMap<Integer, String> versions, int day) {
        String before = versions.floorEntry(day).getValue();
        double fate = random.nextDouble();
        if (fate < 0.1) {
            return LAST + 1;
        }
        upgrade(versions, day, NEWEST);
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

    /** Has a generator of its own, so that who upgrades and who falls silent does not depend on it. */
    private static Load load(int number, int born, int gone, TreeMap<Integer, String> versions) {
        SplittableRandom random = new SplittableRandom(number);
        TreeMap<Integer, Integer> accounts = new TreeMap<>();
        boolean stays = !versions.lastEntry().getValue().equals(NEWEST);
        boolean big = random.nextDouble() < (stays ? 0.7 : 0.25);
        accounts.put(0, big ? 501 + random.nextInt(500) : 1 + random.nextInt(10));
        if (random.nextDouble() < 0.3) {
            accounts.put(1 + random.nextInt(LAST), big ? 1_001 + random.nextInt(900) : 11 + random.nextInt(40));
        } else if (random.nextDouble() < 0.1) {
            accounts.put(1 + random.nextInt(LAST), big ? 101 + random.nextInt(400) : 0);
        }
        double chance = random.nextDouble();
        String system = chance < 0.05 ? null : chance < 0.15 ? "unknown" : "Linux";
        boolean measures = random.nextDouble() < 0.9;
        TreeMap<Integer, List<String>> errors = new TreeMap<>();
        for (int day = born; day < Math.min(gone, LAST + 1); day++) {
            errors.put(day, errors(random, versions.floorEntry(day).getValue()));
        }
        return new Load(accounts, system, measures, errors, number);
    }

    /** The signatures of a day's errors; an empty one for an error without. */
    private static List<String> errors(SplittableRandom random, String version) {
        List<String> errors = new ArrayList<>();
        add(errors, "E100", random, 0.01);
        add(errors, "", random, 0.003);
        add(errors, "E200", random, version.equals(OLDEST) ? 0.02 : version.equals(NEWEST) ? 0.03 : 0);
        add(errors, "E300", random, version.equals(NEWEST) ? 0.1 : 0);
        return errors;
    }

    private static void add(List<String> errors, String signature, SplittableRandom random, double chance) {
        int times = random.nextDouble() < chance ? 1 + random.nextInt(3) : 0;
        errors.addAll(Collections.nCopies(times, signature));
    }
}
