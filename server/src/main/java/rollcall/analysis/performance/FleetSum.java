package rollcall.analysis.performance;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import rollcall.report.PreferredNumber;

/**
 * The sums of a day of many instances added up.
 *
 * @param classes the kept numbers, the smallest first
 * @param reported how many instances report one
 */
public record FleetSum(List<Class> classes, int reported) {
    /** A kept number and its instances. */
    public record Class(PreferredNumber number, int instances) {}

    public static FleetSum of(ValueCounts tally) {
        return new FleetSum(
                tally.counts().entrySet().stream()
                        .map(FleetSum::read)
                        .filter(Objects::nonNull)
                        .sorted(Comparator.comparing(each -> each.number().value()))
                        .toList(),
                tally.reported());
    }

    @SuppressWarnings("NullAway")
    private static Class read(Map.Entry<String, Integer> value) {
        return PreferredNumber.ofLabel(value.getKey())
                .map(number -> new Class(number, value.getValue()))
                .orElse(null);
    }

    /** How many instances it has. */
    public int instances() {
        return classes.stream().mapToInt(Class::instances).sum();
    }

    /** How many report a sum that is not counted, because the day had too many different ones. */
    public int notCounted() {
        return Math.max(0, reported - instances());
    }

    /** What all have together. */
    public Amount total() {
        return classes.stream()
                .map(each -> Amount.of(each.number(), each.instances()))
                .reduce(Amount.NONE, Amount::plus);
    }

    /** The class above which at most half of the instances are; there has to be an instance. */
    public PreferredNumber middle() {
        int place = 0;
        while (2 * above(classes.get(place).number()) > instances()) {
            place++;
        }
        return classes.get(place).number();
    }

    /** How many instances have more than a class. */
    public int above(PreferredNumber number) {
        return classes.stream()
                .filter(each -> each.number().value().compareTo(number.value()) > 0)
                .mapToInt(Class::instances)
                .sum();
    }
}
