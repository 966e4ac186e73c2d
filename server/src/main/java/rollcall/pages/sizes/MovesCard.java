package rollcall.pages.sizes;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.SizeChange;
import rollcall.analysis.sizes.Resizing;
import rollcall.analysis.time.Window;
import rollcall.pages.Links;
import rollcall.pages.chart.Tile;
import rollcall.pages.filter.FilterParameters;
import rollcall.pages.filter.ListQuery;
import rollcall.pages.filter.MovedBuckets;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;

/**
 * How instances moved between the ranges of a metric, from one day to another.
 *
 * @param says the answer in words
 * @param tiles how many grew, stayed and shrank
 * @param heads the ranges of the later day; empty if nobody is in one on both days
 * @param rows the ranges of the earlier day, smallest first, and all together
 */
record MovesCard(
        String says, List<Tile> tiles, List<String> heads, List<Row> rows, List<String> days, String note, String csv) {
    private static final int SHADES = 5;

    /**
     * A number of the table.
     *
     * @param href null if no filter says who they are, or if there is nobody
     * @param shade 0 to 5, by the part of its row
     * @param said what it counts
     */
    record Cell(String text, @Nullable String href, int shade, String said) {}

    /** A range of the earlier day, and where its instances are on the later one. */
    record Row(String range, Cell all, List<Cell> cells) {}

    static MovesCard of(SizeQuestion question) {
        if (!question.days().areTwo()) {
            return saying(Messages.get("metrics.no-two-days"));
        }
        Resizing told = SizeAnswers.moves(question);
        String from = Dates.day(question.days().from());
        String to = Dates.day(question.days().to());
        int both = told.both();
        if (both == 0) {
            return saying(Messages.get("metrics.moved-nobody", question.name(), from, to, Condition.DAYS));
        }
        List<Integer> shown = shown(told);
        return new MovesCard(
                Messages.get(
                        "metrics.moved", both, question.name(), from, to, told.grew(), told.shrank(), told.stayed()),
                tiles(question, told),
                shown.stream().map(at -> name(question, told, at)).toList(),
                rows(question, told, shown),
                List.of(from, to),
                Messages.get("metrics.moved-of", both, told.reported(), Condition.DAYS),
                Links.csv(question.pageRequest(), question.field().name() + SizesCsv.MOVED));
    }

    private static MovesCard saying(String sentence) {
        return new MovesCard(sentence, List.of(), List.of(), List.of(), List.of(), "", "");
    }

    /** From the smallest range that somebody is in on one of the days to the biggest. */
    private static List<Integer> shown(Resizing told) {
        List<Integer> used = IntStream.range(0, told.labels().size())
                .filter(at -> told.before(at) > 0 || told.after(at) > 0)
                .boxed()
                .toList();
        return IntStream.rangeClosed(used.get(0), used.get(used.size() - 1))
                .boxed()
                .toList();
    }

    private static String name(SizeQuestion question, Resizing told, int at) {
        return question.words(told.labels().get(at));
    }

    private static List<Tile> tiles(SizeQuestion question, Resizing told) {
        return List.of(
                tile(question, SizeChange.GREW, told.grew(), told.both()),
                tile(question, SizeChange.STAYED, told.stayed(), told.both()),
                tile(question, SizeChange.SHRANK, told.shrank(), told.both()));
    }

    private static Tile tile(SizeQuestion question, SizeChange change, int count, int both) {
        Window days = new Window(question.days().from(), question.days().to());
        String href = later(question)
                .also(MovedBuckets.MOVED, MovedBuckets.text(change, question.field(), days))
                .href(count);
        return Tile.of(Messages.get("metrics.tile-" + change.code()), count, "resized", href)
                .note(Messages.get(
                        "metrics.tile-of", Numbers.percent(Numbers.share(count, both)), Phrases.instances(both)));
    }

    private static List<Row> rows(SizeQuestion question, Resizing told, List<Integer> shown) {
        List<Row> rows = new ArrayList<>();
        for (int from : shown) {
            int before = told.before(from);
            rows.add(new Row(
                    name(question, told, from),
                    new Cell(
                            Numbers.count(before),
                            was(question, told, from)
                                    .with(question.field(), FilterParameters.REPORTED)
                                    .href(before),
                            0,
                            ""),
                    shown.stream()
                            .map(to -> cell(question, told, from, to, before))
                            .toList()));
        }
        rows.add(new Row(
                Messages.get("metrics.all"),
                new Cell(
                        Numbers.count(told.both()),
                        onBoth(question)
                                .with(question.field(), FilterParameters.REPORTED)
                                .href(told.both()),
                        0,
                        ""),
                shown.stream()
                        .map(to -> new Cell(
                                Numbers.count(told.after(to)),
                                is(onBoth(question), question, told, to).href(told.after(to)),
                                0,
                                ""))
                        .toList()));
        return rows;
    }

    private static Cell cell(SizeQuestion question, Resizing told, int from, int to, int before) {
        int count = told.counts().get(from).get(to);
        double share = Numbers.share(count, before);
        return new Cell(
                Numbers.count(count),
                is(was(question, told, from), question, told, to).href(count),
                (int) Math.ceil(SHADES * share),
                Messages.get(
                        "metrics.moved-said",
                        name(question, told, from),
                        name(question, told, to),
                        Phrases.instances(count),
                        Numbers.percent(share)));
    }

    private static ListQuery later(SizeQuestion question) {
        return question.active(Condition.DAYS).on(question.days().to());
    }

    /** Those that were in a range on the earlier day. */
    private static ListQuery was(SizeQuestion question, Resizing told, int from) {
        return later(question)
                .then(
                        question.days().from(),
                        question.field(),
                        FilterParameters.exactly(told.labels().get(from)));
    }

    private static ListQuery onBoth(SizeQuestion question) {
        return later(question).then(question.days().from(), question.field(), FilterParameters.REPORTED);
    }

    private static ListQuery is(ListQuery query, SizeQuestion question, Resizing told, int to) {
        return query.with(
                question.field(), FilterParameters.exactly(told.labels().get(to)));
    }
}
