package rollcall.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * What an instance carries and how it does, decided before the first report is sent as all else.
 *
 * @param accounts from which day on it has how many
 * @param system what a version that tells it tells of the operating system; null for nothing
 * @param measures whether it reports how long requests took, and how many there were
 * @param errors the signatures of each day's errors; an empty one for an error without
 */
record Load(
        TreeMap<Integer, Integer> accounts,
        String system,
        boolean measures,
        TreeMap<Integer, List<String>> errors,
        int number) {
    private static final int FAST = 8;
    private static final int SLOW = 20;

    int accounts(int day) {
        return accounts.floorEntry(day).getValue();
    }

    /** How long each request took that the report of a day is about, in milliseconds; null if it measures nothing. */
    List<Integer> measured(int day, boolean slow) {
        if (!measures) {
            return null;
        }
        SplittableRandom random = new SplittableRandom(1_000L * number + day);
        List<Integer> measured = new ArrayList<>();
        int requests = random.nextInt(20) == 0 ? 0 : 5 + random.nextInt(5 + Math.min(40, accounts(day)));
        for (int i = 0; i < requests; i++) {
            measured.add((int) ((slow ? SLOW : FAST) * Math.exp(random.nextGaussian())));
        }
        return measured;
    }
}
