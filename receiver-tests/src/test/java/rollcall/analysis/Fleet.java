package rollcall.analysis;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ArbitrarySupplier;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;

/**
 * A generated fleet.
 *
 * @param firstDay the day from which on it is counted
 * @param days how many, the one on which it is looked at among them
 * @param time of that day, in UTC, at which it is looked at
 * @param releases how many days each release comes after the one before
 */
public record Fleet(LocalDate firstDay, int days, LocalTime time, List<Integer> releases, List<Life> lives) {
    private static final List<String> TRAIN =
            List.of("1.0.0", "1.1.0", "1.1.1", "2.0.0-rc1", "2.0.0", "2.0.1", "2.1.0");
    private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);
    private static final List<LocalTime> TIMES =
            List.of(LocalTime.NOON, LocalTime.MIDNIGHT, LocalTime.of(4, 0), LocalTime.of(23, 59, 59));

    /** One instance that says its version for 8 days, says nothing for 22, and then reports without a version. */
    public static Fleet backWithoutVersion() {
        List<Life.Saying> says = List.of(
                new Life.Saying(8, "1.0.0", 0, "Linux", true, null),
                new Life.Saying(40, Life.Saying.NONE, 0, "Linux", true, null));
        Life life = new Life(Habit.SILENT_AND_BACK, 0, 23_787, 8, 22, says);
        return new Fleet(MONDAY, 44, LocalTime.NOON, List.of(), List.of(life));
    }

    /** The moment at which it is looked at. */
    public LocalDateTime asked() {
        return today().atTime(time);
    }

    public LocalDate today() {
        return firstDay.plusDays(days - 1L);
    }

    /** Ten of its days or all, the last one among them. */
    public List<LocalDate> someDays() {
        return IntStream.range(0, days)
                .filter(day -> day % (1 + days / 10) == (days - 1) % (1 + days / 10))
                .mapToObj(firstDay::plusDays)
                .toList();
    }

    /** The newest release of the train on that day. */
    String release(int day) {
        int out = 0;
        String newest = TRAIN.get(0);
        for (int i = 0; i < releases.size(); i++) {
            out += releases.get(i);
            if (out <= day) {
                newest = TRAIN.get(i + 1);
            }
        }
        return newest;
    }

    private record Report(int life, Life.Heard heard) {}

    /** What raw rows it leaves, oldest first: one an instance and day, the last one. Instances have numbers in the order in which they come. */
    List<Row> rows(int productId) {
        List<Report> reports = new ArrayList<>();
        for (int i = 0; i < lives.size(); i++) {
            int life = i;
            lives.get(i).heard(this).forEach(heard -> reports.add(new Report(life, heard)));
        }
        reports.sort(Comparator.comparing(report -> report.heard().at()));
        Map<List<Integer>, Integer> numbers = new HashMap<>();
        Map<List<Object>, Row> rows = new LinkedHashMap<>();
        Map<Integer, LocalDate> firstDays = new HashMap<>();
        for (Report report : reports) {
            Life.Heard heard = report.heard();
            int number = numbers.computeIfAbsent(List.of(report.life(), heard.again()), none -> numbers.size());
            LocalDate day = heard.at().toLocalDate();
            firstDays.putIfAbsent(number, day);
            boolean first = firstDays.get(number).equals(day);
            UUID id = new UUID(productId, report.life());
            rows.put(List.of(number, day), new Row(number, id, heard.at(), first, heard.kept()));
        }
        return List.copyOf(rows.values());
    }

    /** What properties ask of: {@link #any}. */
    public static final class Any implements ArbitrarySupplier<Fleet> {
        @Override
        public Arbitrary<Fleet> get() {
            return any();
        }
    }

    /** None to 40 instances over 1 to 120 days from any weekday on. */
    public static Arbitrary<Fleet> any() {
        Arbitrary<Integer> days = Arbitraries.frequencyOf(
                Tuple.of(1, anyOf(1, 3)),
                Tuple.of(2, anyOf(4, 40)),
                Tuple.of(2, anyOf(41, 80)),
                Tuple.of(3, anyOf(81, 120)));
        return days.flatMap(many -> Combinators.combine(
                                anyOf(0, 6),
                                Arbitraries.of(TIMES),
                                Arbitraries.integers().between(2, 25).list().ofSize(TRAIN.size() - 1),
                                lives(many))
                        .as((weekday, time, releases, lives) ->
                                new Fleet(MONDAY.plusDays(weekday), many, time, releases, lives)))
                .withoutEdgeCases();
    }

    /** Each as likely as any other: the usual preference for small numbers makes all fleets young. */
    private static Arbitrary<Integer> anyOf(int least, int most) {
        return Arbitraries.integers().between(least, most).withDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<List<Life>> lives(int days) {
        Arbitrary<Life> one = Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(4, Arbitraries.of(Habit.values())),
                                Tuple.of(1, Arbitraries.just(Habit.SILENT_AND_BACK))),
                        Arbitraries.frequencyOf(Tuple.of(2, Arbitraries.just(0)), Tuple.of(3, anyOf(0, days - 1))),
                        anyOf(0, 86_399),
                        Arbitraries.frequencyOf(Tuple.of(2, anyOf(1, 15)), Tuple.of(1, anyOf(16, 60))),
                        // Half of them long enough for a return after two whole windows, or three.
                        Arbitraries.frequencyOf(Tuple.of(1, anyOf(1, 30)), Tuple.of(1, anyOf(31, 95))),
                        sayings().list().ofMinSize(1).ofMaxSize(4))
                .as(Life::new);
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.just(List.of())),
                Tuple.of(10, one.list().ofMinSize(1).ofMaxSize(8)),
                Tuple.of(5, one.list().ofMinSize(9).ofMaxSize(40)));
    }

    private static Arbitrary<Life.Saying> sayings() {
        Arbitrary<String> versions = Arbitraries.frequency(
                Tuple.of(12, Life.Saying.TRAIN),
                Tuple.of(2, Life.Saying.NONE),
                Tuple.of(1, "!commit"),
                Tuple.of(1, "!branch"),
                Tuple.of(1, "!address"),
                Tuple.of(1, "unknown"),
                Tuple.of(1, "v1.1.0"),
                Tuple.of(1, "0.9.0"),
                Tuple.of(1, "2.0.0-p1"),
                Tuple.of(1, "10.0.0"));
        return Combinators.combine(
                        anyOf(1, 40),
                        versions,
                        anyOf(0, 20),
                        Arbitraries.of("Linux", "Darwin").injectNull(0.3),
                        Arbitraries.of(true, false).injectNull(0.3),
                        Arbitraries.of("a", "b", "c")
                                .list()
                                .uniqueElements()
                                .ofMaxSize(3)
                                .injectNull(0.3))
                .as(Life.Saying::new);
    }
}
