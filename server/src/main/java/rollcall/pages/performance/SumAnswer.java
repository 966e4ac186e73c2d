package rollcall.pages.performance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.performance.Amount;
import rollcall.analysis.performance.FleetSum;
import rollcall.analysis.performance.Performance;
import rollcall.analysis.statistics.Judgement;
import rollcall.analysis.statistics.Proportion;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.performance.PerformanceTable.Cell;
import rollcall.pages.performance.PerformanceTable.Head;
import rollcall.pages.performance.PerformanceTable.Row;
import rollcall.pages.text.Amounts;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Markup;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.report.PreferredNumber;

/** What the page says of the sum of a day. */
record SumAnswer(Field field, Performance now, FleetSum all, PerformanceLinks links, String csv, String versionsCsv)
        implements PerformanceAnswer {
    private static final String WORD = "day-sum";

    static SumAnswer of(Field field, Performance now, PerformanceLinks links, String csv, String versionsCsv) {
        return new SumAnswer(field, now, FleetSum.of(now.all()), links, csv, versionsCsv);
    }

    @Override
    public List<Markup> headline() {
        String list = links.reported();
        Markup reported =
                list == null ? Markup.ofText(Numbers.count(all.reported())) : Markup.toList(all.reported(), list);
        if (all.instances() == 0) {
            return List.of(
                    Markup.of("performance.nothing-counted_html", FieldWords.title(field), reported, all.reported()));
        }
        Amount total = all.total();
        return List.of(
                Markup.of(
                        "performance.sum_html",
                        FieldWords.title(field),
                        Amounts.in(field, total.value()),
                        PercentileWords.limits(total),
                        reported,
                        all.reported()),
                Markup.ofText(Messages.get("performance.half-at-most", exact(all.middle()))));
    }

    /** The most that a class stands for. */
    private String exact(PreferredNumber number) {
        return Amounts.in(field, number.high());
    }

    @Override
    public List<PerformanceTable> tables() {
        List<PerformanceTable> tables = new ArrayList<>();
        if (!now.versions().isEmpty() && all.instances() > 0) {
            tables.add(versions());
        }
        if (all.instances() > 0) {
            tables.add(classes());
        }
        return tables;
    }

    /** By tens: each class by itself would be too many rows. */
    private PerformanceTable classes() {
        Map<Integer, List<FleetSum.Class>> tens = new TreeMap<>();
        all.classes()
                .forEach(each -> tens.computeIfAbsent(each.number().decade(), none -> new ArrayList<>())
                        .add(each));
        List<Row> rows = tens.values().stream().map(this::row).toList();
        return new PerformanceTable(
                "classes",
                Messages.get("performance.classes"),
                WORD,
                List.of(
                        new Head(Messages.get("performance.instances"), "instance"),
                        new Head(Messages.get("performance.share-of-instances"), "share"),
                        new Head(Messages.get("performance.share-of-sum"), "share")),
                rows,
                Messages.get("performance.of-instances", all.instances()),
                csv);
    }

    private Row row(List<FleetSum.Class> classes) {
        int instances = classes.stream().mapToInt(FleetSum.Class::instances).sum();
        double sum = classes.stream()
                .mapToDouble(each -> each.instances() * each.number().value().doubleValue())
                .sum();
        double total = all.total().value();
        double part = total == 0 ? 0 : sum / total;
        double share = Numbers.share(instances, all.instances());
        List<String> values = PerformanceLinks.exactly(
                classes.stream().map(each -> each.number().label()).toList());
        PreferredNumber number = classes.get(0).number();
        return new Row(
                Amounts.classes(field, number.firstOfDecade(), number.lastOfDecade()),
                List.of(
                        Cell.list(Numbers.count(instances), links.values(values)),
                        Cell.share(Numbers.percent(share), Numbers.width(share)),
                        Cell.share(Numbers.percent(part), Numbers.width(part))));
    }

    private PerformanceTable versions() {
        PreferredNumber middle = middle();
        List<Row> rows = new ArrayList<>();
        for (Performance.OfVersion each : now.versions()) {
            FleetSum sum = FleetSum.of(each.tally());
            int of = Math.max(1, sum.instances());
            int above = sum.above(middle);
            rows.add(new Row(
                    each.version(),
                    List.of(
                            Cell.list(Numbers.count(sum.reported()), links.version(each.version())),
                            amount(sum.total()),
                            amount(sum.total().each(of)),
                            Cell.list(
                                    Numbers.count(above),
                                    above == 0 ? null : links.version(each.version(), above(sum, middle))))));
        }
        return VersionRows.table(
                rows,
                List.of(
                        new Head(Messages.get("performance.instances"), "instance"),
                        new Head(Messages.get("performance.total"), WORD).forWide(),
                        new Head(Messages.get("performance.each"), WORD),
                        new Head(Messages.get("performance.above", exact(middle)), "instance").forWide()),
                VersionRows.comparison(this, now),
                versionsCsv);
    }

    private Cell amount(Amount amount) {
        return Cell.between(Amounts.in(field, amount.value()), PercentileWords.limits(amount));
    }

    /** The class above which it is much: where the middle instance of the older version, or of all, is. */
    private PreferredNumber middle() {
        Performance.Two pair = now.newestTwo();
        FleetSum of = pair == null ? all : FleetSum.of(pair.before().tally());
        return of.instances() > 0 ? of.middle() : all.middle();
    }

    private static List<String> above(FleetSum sum, PreferredNumber middle) {
        return PerformanceLinks.exactly(sum.classes().stream()
                .map(FleetSum.Class::number)
                .filter(number -> number.value().compareTo(middle.value()) > 0)
                .map(PreferredNumber::label)
                .toList());
    }

    @Override
    public @Nullable Compared comparison(Performance.Two pair) {
        FleetSum one = FleetSum.of(pair.now().tally());
        FleetSum other = FleetSum.of(pair.before().tally());
        if (one.instances() == 0 || other.instances() == 0) {
            return null;
        }
        PreferredNumber middle = other.middle();
        return new Compared(
                pair,
                new Judgement(
                        new Proportion(one.above(middle), one.instances()),
                        new Proportion(other.above(middle), other.instances())),
                Messages.get("performance.sum-above", exact(middle)));
    }

    @Override
    public int notCounted() {
        return all.notCounted();
    }
}
