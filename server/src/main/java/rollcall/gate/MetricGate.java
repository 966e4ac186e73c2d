package rollcall.gate;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rollcall.gate.value.AddressFinder;
import rollcall.gate.value.HostNames;
import rollcall.gate.value.NameRules;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.PermittedNames;
import rollcall.report.ReportedValue;

/** Decides what may be added up of a metric's data points until their day is over, when the day's sum goes through the {@link Gate}. */
public final class MetricGate {
    /** Names of OpenTelemetry's semantic conventions, which no host has. */
    private static final Pattern CONVENTION = Pattern.compile(
            "(?:http|rpc|db|dns|process|system|jvm|go|nodejs|v8js|cpython|dotnet|aspnetcore|kestrel|signalr|messaging|gen_ai|faas|otel)"
                    + "(?:\\.[a-z][a-z_]{0,30}){1,5}");

    private static final int LONGEST = 64;

    private MetricGate() {}

    /**
     * What is added up of a point.
     *
     * @param counts by the field's bounds, or the one number of a sum; null if nothing is
     * @param ignored why nothing is; null if something is
     */
    public record Counts(@Nullable List<Double> counts, IgnoredField.@Nullable Reason ignored) {}

    /** What is added up of a data point for a field. */
    public static Counts judge(Field field, ReportedValue reportedValue) {
        Combining.Kept kept = field.kind() == FieldKind.HISTOGRAM
                ? Combining.histogram(field, reportedValue)
                : Combining.daySum(reportedValue);
        if (kept.ignored() != null) {
            return new Counts(null, kept.ignored());
        }
        return new Counts(
                reportedValue instanceof ReportedValue.Histogram histogram
                        ? doubles(Combining.counts(field, histogram))
                        : doubles(List.of(((ReportedValue.Number) reportedValue).number())),
                null);
    }

    private static List<Double> doubles(List<BigDecimal> numbers) {
        return numbers.stream().map(BigDecimal::doubleValue).toList();
    }

    /** The value that a day's sum has as a reported one. */
    public static ReportedValue reported(Field field, List<Double> counts) {
        List<BigDecimal> numbers = counts.stream().map(BigDecimal::valueOf).toList();
        return field.kind() == FieldKind.HISTOGRAM
                ? new ReportedValue.Histogram(field.bounds(), numbers)
                : new ReportedValue.Number(numbers.get(0));
    }

    /** The metric's name as pages and answers may show it. */
    public static String shown(String name) {
        boolean convention = name.length() <= LONGEST
                && CONVENTION.matcher(name).matches()
                && !HostNames.isLike(name)
                && !AddressFinder.isIn(name);
        if (convention) {
            return name;
        }
        String field = NameRules.shown(name);
        return field.equals(NameRules.WITHHELD) ? PermittedNames.shown(name) : field;
    }
}
