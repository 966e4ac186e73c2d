package rollcall.pages.health;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.health.FirstDays;
import rollcall.analysis.health.Fraction;
import rollcall.analysis.health.ReleaseHealth;
import rollcall.analysis.versions.VersionAdoption.Reach;
import rollcall.pages.chart.Chart;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;

/** How many had each release, or a newer one, at the end of each of its first days. */
record UptakeTable(ReleaseHealth health, HealthLinks links) {
    /** Both releases at an age in days. */
    record Row(String age, ShareCell now, ShareCell before) {}

    List<Row> rows() {
        return IntStream.range(0, health.days())
                .mapToObj(age ->
                        new Row(String.valueOf(age), cell(health.now(), age, links), cell(health.before(), age, links)))
                .toList();
    }

    /** Two lines over the ages. */
    Chart chart(String csv) {
        List<Chart.Row> rows = IntStream.range(0, health.days())
                .mapToObj(age -> new Chart.Row(
                        String.valueOf(age),
                        List.of(),
                        List.of(percent(health.now(), age), percent(health.before(), age))))
                .toList();
        return new Chart(
                "uptake",
                Messages.get("health.uptake"),
                new Chart.Look("line", "versions", "percent"),
                Messages.get("versions.days-since-release"),
                List.of(),
                List.of(
                        health.now().release().version(),
                        health.before().release().version()),
                rows,
                List.of(),
                Messages.get("health.uptake-of"),
                csv);
    }

    /** At the end of the last day. */
    static ShareCell last(FirstDays release, HealthLinks links) {
        return cell(release, release.uptake().size() - 1, links);
    }

    /** The same as numbers; of nobody in a gap. */
    static Fraction lastFraction(FirstDays release) {
        return fraction(release.uptake().get(release.uptake().size() - 1));
    }

    static Fraction fraction(@Nullable Reach reach) {
        return reach == null ? new Fraction(0, 0) : new Fraction(reach.instances(), reach.of());
    }

    private static ShareCell cell(FirstDays release, int age, HealthLinks links) {
        LocalDate day = release.release().since().plusDays(age);
        return ShareCell.of(
                fraction(release.uptake().get(age)), links.uptake(release.release(), day), links.reported(day));
    }

    private static String percent(FirstDays release, int age) {
        Reach reach = release.uptake().get(age);
        return reach == null ? "\u2013" : Numbers.percentWithTenths(reach.share());
    }
}
