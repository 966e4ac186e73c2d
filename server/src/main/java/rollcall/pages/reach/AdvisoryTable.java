package rollcall.pages.reach;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rollcall.advisory.Severity;
import rollcall.analysis.reach.InReach;
import rollcall.analysis.reach.Outlook;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;
import rollcall.product.Advisories.Advisory;

/**
 * A row for each advisory, those published last first, and those in reach of any.
 *
 * @param any those in reach of any advisory; nobody if there is none
 * @param critical how many are in reach of a critical one
 * @param foot the numbers of all together
 * @param unforecast how many have no forecast, because only the newest ones are forecast
 */
record AdvisoryTable(
        List<Row> rows, @Nullable InReach any, int critical, boolean hasCritical, List<Foot> foot, int unforecast) {
    static final List<String> HEAD = List.of(
            "identifier",
            "title",
            "severity",
            "versions",
            "fixed_in",
            "published",
            "days_since",
            "instances",
            "reported",
            "share",
            "outlook",
            "points_a_week",
            "past_90_percent_on",
            "link");

    /** An advisory; {@code now} and {@code outlook} are what the other columns say. */
    record Row(
            Advisory advisory,
            String severity,
            String versions,
            String published,
            String ago,
            String count,
            @Nullable String href,
            String width,
            String share,
            String words,
            String reach,
            InReach now,
            @Nullable Outlook outlook,
            long days) {}

    /** A number of all together. */
    record Foot(String title, String count, @Nullable String href, String width, String share) {}

    static AdvisoryTable of(
            PageRequest pageRequest, List<Advisory> all, ReachedVersions reached, Map<String, String> kept) {
        if (all.isEmpty()) {
            return new AdvisoryTable(List.of(), null, 0, false, List.of(), 0);
        }
        List<List<String>> versions = all.stream().map(Advisory::versions).toList();
        List<ReachedVersions.Counted> counted =
                versions.stream().map(reached::count).toList();
        List<Outlook> outlooks = reached.outlooks(versions, counted);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            rows.add(row(
                    pageRequest,
                    all.get(i),
                    reached,
                    counted.get(i),
                    i < outlooks.size() ? outlooks.get(i) : null,
                    kept));
        }
        List<List<String>> worst = all.stream()
                .filter(each -> each.severity() == Severity.CRITICAL)
                .map(Advisory::versions)
                .toList();
        ReachedVersions.Counted any = reached.count(versions, List.of());
        ReachedVersions.Counted critical = reached.count(worst, List.of());
        List<Foot> foot = new ArrayList<>(List.of(foot("advisories.any", any)));
        if (!worst.isEmpty()) {
            foot.add(foot("advisories.any-critical", critical));
        }
        return new AdvisoryTable(
                rows, any.now(), critical.now().instances(), !worst.isEmpty(), foot, all.size() - outlooks.size());
    }

    private static Row row(
            PageRequest pageRequest,
            Advisory advisory,
            ReachedVersions reached,
            ReachedVersions.Counted counted,
            @Nullable Outlook outlook,
            Map<String, String> kept) {
        LocalDate today = pageRequest.today();
        Map<String, String> query = new LinkedHashMap<>();
        query.put(WrittenVersions.ADVISORY, advisory.identifier());
        query.putAll(kept);
        return new Row(
                advisory,
                Messages.get("advisories.severity-" + advisory.severity().code()),
                reached.asked(advisory.versions()).versionWords(),
                Dates.day(advisory.published()),
                Phrases.ago(advisory.published(), today),
                Numbers.count(counted.now().instances()),
                counted.href(),
                Numbers.width(counted.now().share()),
                Numbers.percent(counted.now().share()),
                outlook == null ? Messages.get("advisories.not-forecast") : OutlookWords.of(outlook),
                "/p/" + pageRequest.product().slug() + "/reach" + Query.of(query),
                counted.now(),
                outlook,
                ChronoUnit.DAYS.between(advisory.published(), today));
    }

    static Foot foot(String title, ReachedVersions.Counted counted) {
        return new Foot(
                Messages.get(title),
                Numbers.count(counted.now().instances()),
                counted.href(),
                Numbers.width(counted.now().share()),
                Numbers.percent(counted.now().share()));
    }

    List<List<String>> csv() {
        List<List<String>> lines = new ArrayList<>(List.of(HEAD));
        rows.forEach(row -> {
            List<String> line = new ArrayList<>(List.of(
                    row.advisory.identifier(),
                    row.advisory.title(),
                    row.advisory.severity().code(),
                    String.join(" ", row.advisory.versions()),
                    row.advisory.fixed(),
                    row.advisory.published().toString(),
                    String.valueOf(row.days)));
            line.addAll(numbers(row.now, row.outlook));
            line.add(row.advisory.link());
            lines.add(line);
        });
        return lines;
    }

    /** The columns of instances and of the outlook. */
    static List<String> numbers(InReach now, @Nullable Outlook outlook) {
        boolean line = outlook != null && outlook.days() > 0;
        return List.of(
                String.valueOf(now.instances()),
                String.valueOf(now.reported()),
                ChartCsv.ratio(now.share()),
                outlook == null ? "" : outlook.state().name().toLowerCase(Locale.ROOT),
                line ? ChartCsv.ratio(100 * outlook.aWeek()) : "",
                line ? Objects.toString(outlook.day(), "") : "");
    }
}
