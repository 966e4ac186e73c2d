package rollcall.pages.performance;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.performance.Amount;
import rollcall.analysis.performance.FleetHistogram;
import rollcall.analysis.performance.Percentile;
import rollcall.analysis.performance.Performance;
import rollcall.analysis.performance.ValueCounts;
import rollcall.analysis.statistics.Judgement;
import rollcall.analysis.statistics.Proportion;
import rollcall.gate.value.HistogramPart;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.performance.PerformanceTable.Cell;
import rollcall.pages.performance.PerformanceTable.Head;
import rollcall.pages.performance.PerformanceTable.Row;
import rollcall.pages.text.Amounts;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Markup;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;

/** What the page says of a histogram. */
record HistogramAnswer(
        Field field, Performance now, FleetHistogram all, PerformanceLinks links, String csv, String versionsCsv)
        implements PerformanceAnswer {
    /** The percentiles of the page. */
    static final List<Integer> PERCENTS = List.of(50, 90, 95, 99);

    private static final int MIDDLE = 50;

    /** The percentile that is compared. */
    static final int HIGH = 95;

    private static final String WORD = "histogram";

    static HistogramAnswer of(Field field, Performance now, PerformanceLinks links, String csv, String versionsCsv) {
        return new HistogramAnswer(field, now, histogram(field, now.all()), links, csv, versionsCsv);
    }

    private static FleetHistogram histogram(Field field, ValueCounts tally) {
        return FleetHistogram.of(field.bounds(), tally);
    }

    @Override
    public List<Markup> headline() {
        Percentile high = all.percentile(HIGH);
        Percentile middle = all.percentile(MIDDLE);
        if (high == null || middle == null) {
            return List.of(
                    Markup.of("performance.nothing-counted_html", FieldWords.title(field), reported(), all.reported()));
        }
        List<Markup> sentences = new ArrayList<>();
        sentences.add(Markup.of(
                "performance.histogram_html",
                FieldWords.title(field),
                PercentileWords.value(field, high),
                PercentileWords.between(field, high),
                PercentileWords.value(field, middle),
                PercentileWords.between(field, middle),
                Amounts.number(all.total().value()),
                reported(),
                all.reported()));
        int place = all.ownMiddle(HIGH);
        int within = all.instances() - all.ownAbove(HIGH, place);
        sentences.add(Markup.ofText(Messages.get(
                "performance.own-within",
                Numbers.percent(Numbers.share(within, all.instances())),
                all.instances(),
                Amounts.upTo(field, FleetHistogram.names(field.bounds()).get(place)))));
        return sentences;
    }

    private Markup reported() {
        String list = links.reported();
        return list == null ? Markup.ofText(Numbers.count(all.reported())) : Markup.toList(all.reported(), list);
    }

    @Override
    public List<PerformanceTable> tables() {
        List<PerformanceTable> tables = new ArrayList<>();
        if (all.instances() > 0) {
            tables.add(percentiles());
            tables.add(bounds());
        }
        if (!now.versions().isEmpty()) {
            tables.add(versions());
        }
        return tables;
    }

    private PerformanceTable percentiles() {
        List<Row> rows = PERCENTS.stream()
                .map(percent -> new Row(PercentileWords.percent(percent), List.of(cell(all.percentile(percent)))))
                .toList();
        return new PerformanceTable(
                "percentiles",
                Messages.get("performance.percentiles"),
                "percentile",
                List.of(new Head(Messages.get("performance.at-most"), "percentile")),
                rows,
                Messages.get("performance.of-all", Amounts.number(all.total().value()), all.instances()),
                csv);
    }

    private Cell cell(@Nullable Percentile percentile) {
        return percentile == null
                ? Cell.of(Numbers.count(null))
                : Cell.between(PercentileWords.value(field, percentile), PercentileWords.between(field, percentile));
    }

    private PerformanceTable bounds() {
        List<String> names = FleetHistogram.names(field.bounds());
        double total = all.total().value();
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Amount count = all.counts().get(i);
            int own = all.ownOf(HIGH).get(i);
            String value = HistogramPart.percentile(HIGH, names.get(i)).kept();
            double share = total == 0 ? 0 : count.value() / total;
            double within = 1 - (double) all.ownAbove(HIGH, i) / all.instances();
            rows.add(new Row(
                    Amounts.upTo(field, names.get(i)),
                    List.of(
                            Cell.between(Amounts.number(count.value()), PercentileWords.limits(count)),
                            Cell.share(Numbers.percent(share), Numbers.width(share)),
                            Cell.list(
                                    Numbers.count(own),
                                    own == 0 ? null : links.values(PerformanceLinks.exactly(List.of(value)))),
                            Cell.of(Numbers.percent(within)))));
        }
        return new PerformanceTable(
                "bounds",
                Messages.get("performance.bounds"),
                WORD,
                List.of(
                        new Head(Messages.get("performance.count"), WORD),
                        new Head(Messages.get("performance.share"), "share"),
                        new Head(Messages.get("performance.own", HIGH), "instance"),
                        new Head(Messages.get("performance.up-to-here"), "share")),
                rows,
                Messages.get("performance.two-weights"),
                csv);
    }

    private PerformanceTable versions() {
        Compared comparison = VersionRows.comparison(this, now);
        List<Row> rows = new ArrayList<>();
        for (Performance.OfVersion each : now.versions()) {
            FleetHistogram histogram = histogram(field, each.tally());
            rows.add(new Row(
                    each.version(),
                    List.of(
                            Cell.list(Numbers.count(histogram.reported()), links.version(each.version())),
                            Cell.between(
                                    Amounts.number(histogram.total().value()),
                                    PercentileWords.limits(histogram.total())),
                            cell(histogram.percentile(MIDDLE)),
                            cell(histogram.percentile(HIGH)),
                            above(each, histogram))));
        }
        return VersionRows.table(
                rows,
                List.of(
                        new Head(Messages.get("performance.instances"), "instance"),
                        new Head(Messages.get("performance.count"), WORD).forWide(),
                        new Head(PercentileWords.percent(MIDDLE), "percentile").forWide(),
                        new Head(PercentileWords.percent(HIGH), "percentile"),
                        new Head(Messages.get("performance.own-above", boundOf(place())), "instance").forWide()),
                comparison,
                versionsCsv);
    }

    /** The bound above which it is much: where the middle instance of the older version, or of all, is. */
    private int place() {
        Performance.Two pair = now.newestTwo();
        FleetHistogram of = pair == null ? all : histogram(field, pair.before().tally());
        return of.instances() > 0 ? of.ownMiddle(HIGH) : all.instances() > 0 ? all.ownMiddle(HIGH) : 0;
    }

    private String boundOf(int place) {
        return Amounts.bound(field, FleetHistogram.names(field.bounds()).get(place));
    }

    private Cell above(Performance.OfVersion version, FleetHistogram histogram) {
        List<String> values = FleetHistogram.names(field.bounds()).stream()
                .skip(place() + 1L)
                .map(name -> HistogramPart.percentile(HIGH, name).kept())
                .toList();
        int above = histogram.ownAbove(HIGH, place());
        return Cell.list(
                Numbers.count(above),
                above == 0 ? null : links.version(version.version(), PerformanceLinks.exactly(values)));
    }

    @Override
    public @Nullable Compared comparison(Performance.Two pair) {
        FleetHistogram one = histogram(field, pair.now().tally());
        FleetHistogram other = histogram(field, pair.before().tally());
        if (one.instances() == 0 || other.instances() == 0) {
            return null;
        }
        int place = other.ownMiddle(HIGH);
        return new Compared(
                pair,
                new Judgement(
                        new Proportion(one.ownAbove(HIGH, place), one.instances()),
                        new Proportion(other.ownAbove(HIGH, place), other.instances())),
                Messages.get("performance.own-above-bound", HIGH, boundOf(place)));
    }

    @Override
    public int notCounted() {
        return all.notCounted();
    }
}
