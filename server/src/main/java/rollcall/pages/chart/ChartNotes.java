package rollcall.pages.chart;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import rollcall.analysis.annotations.Annotation;
import rollcall.analysis.annotations.Timeline;
import rollcall.analysis.time.Range;
import rollcall.pages.PageRequest;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Phrases;

/** Puts what happened on the days of charts on them: as marks, as a column of their tables, and of their files of days. */
public final class ChartNotes {
    /** The most days of a point: the first one may begin so many days before the range. */
    private static final int LONGEST_POINT = 28;

    /** Stands between two notes of one point. */
    private static final String SEPARATOR = "; ";

    private final Timeline timeline;

    public ChartNotes(Timeline timeline) {
        this.timeline = timeline;
    }

    /** What happened in the range: releases that matter, what people wrote down, and when the receiver was away. */
    public Notes of(PageRequest pageRequest, Range range) {
        return new Notes(timeline.between(
                pageRequest.product(), range.from().minusDays(LONGEST_POINT), range.to(), pageRequest.today()));
    }

    /** The same for charts that have marks of releases already. */
    public Notes besideReleases(PageRequest pageRequest, Range range) {
        return new Notes(
                timeline.withoutReleases(pageRequest.product(), range.from().minusDays(LONGEST_POINT), range.to()));
    }

    /** @param all oldest first */
    public record Notes(List<Annotation> all) {
        /** These and a note. */
        public Notes with(LocalDate day, String text) {
            List<Annotation> more = new ArrayList<>(all);
            more.add(Annotation.ofDay(Annotation.Kind.NOTE, day, text));
            more.sort(Comparator.comparing(Annotation::from).thenComparing(Annotation::kind));
            return new Notes(more);
        }

        /** The chart with what happened on its days. A mark that it has already is dropped if somebody wrote the same release down. */
        public Chart on(Chart chart) {
            Set<String> written = all.stream().map(Annotation::text).collect(Collectors.toSet());
            List<LocalDate> ends =
                    chart.rows().stream().map(row -> LocalDate.parse(row.day())).toList();
            List<Chart.Mark> marks = new ArrayList<>();
            Map<String, String> notes = new LinkedHashMap<>();
            Stream.concat(
                            chart.marks().stream().filter(mark -> !written.contains(mark.label())),
                            all.stream().map(Notes::mark))
                    .forEach(mark -> {
                        List<LocalDate> points = points(ends, chart.span(), mark);
                        points.forEach(end -> notes.merge(
                                end.toString(), mark.said(), (first, second) -> first + SEPARATOR + second));
                        if (!points.isEmpty()) {
                            marks.add(mark);
                        }
                    });
            return chart.with(marks, notes);
        }

        /** The file of days with a column of what happened on each. */
        public CsvFile in(CsvFile file) {
            List<List<String>> rows = new ArrayList<>();
            for (List<String> row : file.rows()) {
                List<String> more = new ArrayList<>(row);
                more.add(rows.isEmpty() ? "notes" : on(LocalDate.parse(row.get(0))));
                rows.add(more);
            }
            return new CsvFile(file.what(), file.from(), file.to(), rows);
        }

        private String on(LocalDate day) {
            return all.stream()
                    .filter(each -> !each.from().isAfter(day) && !each.to().isBefore(day))
                    .map(each -> mark(each).said())
                    .collect(Collectors.joining(SEPARATOR));
        }

        /** The last days of the points in which a mark is. */
        private static List<LocalDate> points(List<LocalDate> ends, int span, Chart.Mark mark) {
            return ends.stream()
                    .filter(end -> !mark.from().isAfter(end) && mark.to().isAfter(end.minusDays(span)))
                    .toList();
        }

        private static Chart.Mark mark(Annotation each) {
            return switch (each.kind()) {
                case RELEASE -> Chart.Mark.release(each.from(), each.text());
                case NOTE -> new Chart.Mark("note", each.from(), each.to(), each.text(), each.text());
                case SUPPORT_ENDS -> {
                    String ends = Messages.get("chart.support-ends", each.text());
                    yield new Chart.Mark("note", each.from(), each.to(), ends, ends);
                }
                case AWAY -> away(each);
            };
        }

        private static Chart.Mark away(Annotation each) {
            String length = Phrases.length(each.length());
            return new Chart.Mark(
                    "away",
                    each.from(),
                    each.to(),
                    Messages.get("chart.away", length),
                    Messages.get("chart.receiver-was-away", length));
        }
    }
}
