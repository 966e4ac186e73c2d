package rollcall.bench.dashboards;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import rollcall.bench.Latencies;

/** Prints what was measured, as tables of milliseconds. */
final class Report {
    private static final String NAME = "%-34s";

    private Report() {}

    static void alone(Map<Question, Times> times) {
        head("ms, one maintainer", "first", "p50", "p95");
        times.forEach((question, each) -> line(
                question.title(),
                each.first(),
                each.later().millis(0.5),
                each.later().millis(0.95)));
    }

    static void together(Map<Question, Times> times) {
        together("ms, eight maintainers at once", times);
    }

    /** @param reports how many heartbeats were accepted meanwhile */
    static void whileReporting(Map<Question, Times> times, int reports) {
        together("ms, the eight, reports coming in", times);
        System.out.println(reports + " reports came in meanwhile");
    }

    private static void together(String title, Map<Question, Times> times) {
        head(title, "answers", "p50", "p95");
        for (Question question : Question.ALL) {
            Times of = times.get(question);
            if (of != null) {
                line(question.title(), of.later());
            }
        }
        line("all", Times.all(times));
    }

    /** @param both the times of half of the days, and those of all days */
    static void twice(Map<Question, List<Times>> both) {
        head("p50 in ms, days doubled", "half", "whole", "ratio");
        both.forEach((question, times) -> {
            double half = times.get(0).later().millis(0.5);
            double whole = times.get(1).later().millis(0.5);
            System.out.printf(
                    Locale.ROOT, NAME + " %10.1f %10.1f %10.2f%n", question.title(), half, whole, whole / half);
        });
    }

    static void rawHead() {
        head("ms, in SQL over raw rows", "SQL", "page p50", "ratio", "CSV p50", "ratio");
    }

    /**
     * A page answers more than the question. Its CSV file is the same answer.
     *
     * @param file the times of the CSV file; empty if there is none
     * @param differing how many counts the CSV file has otherwise
     */
    static void raw(RawQuestion question, RawQuestion.Answer answer, Times page, Optional<Times> file, long differing) {
        double millis = page.later().millis(0.5);
        String beside = file.map(times -> times.later().millis(0.5))
                .map(csv -> String.format(Locale.ROOT, " %10.1f %10.0f", csv, answer.millis() / csv))
                .orElse("");
        System.out.printf(
                Locale.ROOT,
                NAME + " %10.1f %10.1f %10.0f%s%s%n",
                question.title(),
                answer.millis(),
                millis,
                answer.millis() / millis,
                beside,
                differing == 0 ? "" : "   " + differing + " counts differ");
    }

    /** A line each for what was not answered with 200; none if everything was. */
    static void failures(List<MaintainerBrowser> browsers) {
        Map<String, Integer> all = new TreeMap<>();
        browsers.forEach(browser -> browser.failures().forEach((what, times) -> all.merge(what, times, Integer::sum)));
        System.out.println();
        all.forEach((what, times) -> System.out.println(what + ", " + times + " times"));
    }

    private static void head(String title, String... columns) {
        System.out.printf(
                "%n" + NAME + " %10s".repeat(columns.length) + "%n",
                Stream.concat(Stream.of(title), Stream.of(columns)).toArray());
    }

    private static void line(String title, double... millis) {
        System.out.printf(Locale.ROOT, NAME + " %10.1f %10.1f %10.1f%n", title, millis[0], millis[1], millis[2]);
    }

    private static void line(String title, Latencies times) {
        System.out.printf(
                Locale.ROOT,
                NAME + " %10d %10.1f %10.1f%n",
                title,
                times.count(),
                times.millis(0.5),
                times.millis(0.95));
    }
}
