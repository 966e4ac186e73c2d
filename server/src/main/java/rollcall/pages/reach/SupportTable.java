package rollcall.pages.reach;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.reach.InReach;
import rollcall.analysis.reach.Outlook;
import rollcall.pages.PageRequest;
import rollcall.pages.Query;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;
import rollcall.product.SupportLines.SupportLine;

/**
 * A row for each support line, those that end first first. A version on several lines is supported until the last of them ends.
 *
 * @param soon those whose support ends within {@value #SOON_DAYS} days; nobody if there is no line
 * @param over those whose support is over
 * @param foot their numbers
 */
record SupportTable(List<Row> rows, @Nullable InReach soon, int over, List<AdvisoryTable.Foot> foot, int unforecast) {
    /** Support that ends within so many days ends soon. */
    static final int SOON_DAYS = 90;

    static final List<String> HEAD = List.of(
            "line",
            "versions",
            "ends",
            "days_left",
            "instances",
            "reported",
            "share",
            "outlook",
            "points_a_week",
            "past_90_percent_on");

    /** A support line; {@code now} and {@code outlook} are what the other columns say. */
    record Row(
            SupportLine line,
            String versions,
            String ends,
            String left,
            boolean isOver,
            String count,
            @Nullable String href,
            String width,
            String share,
            String words,
            String reach,
            InReach now,
            @Nullable Outlook outlook,
            long days) {}

    static SupportTable of(
            PageRequest pageRequest, List<SupportLine> all, ReachedVersions reached, Map<String, String> kept) {
        if (all.isEmpty()) {
            return new SupportTable(List.of(), null, 0, List.of(), 0);
        }
        List<List<String>> versions = all.stream().map(SupportLine::versions).toList();
        List<ReachedVersions.Counted> counted =
                versions.stream().map(reached::count).toList();
        List<Outlook> outlooks = reached.outlooks(versions, counted);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Outlook outlook = i < outlooks.size() ? outlooks.get(i) : null;
            rows.add(row(pageRequest, all.get(i), reached, counted.get(i), outlook, kept));
        }
        LocalDate today = pageRequest.today();
        LocalDate last = today.plusDays(SOON_DAYS);
        ReachedVersions.Counted over = reached.count(
                versions(all, line -> line.ends().isBefore(today)),
                versions(all, line -> !line.ends().isBefore(today)));
        ReachedVersions.Counted soon = reached.count(
                versions(
                        all,
                        line -> !line.ends().isBefore(today) && !line.ends().isAfter(last)),
                versions(all, line -> line.ends().isAfter(last)));
        return new SupportTable(
                rows,
                soon.now(),
                over.now().instances(),
                List.of(AdvisoryTable.foot("support.soon", soon), AdvisoryTable.foot("support.over", over)),
                all.size() - outlooks.size());
    }

    private static List<List<String>> versions(List<SupportLine> all, Predicate<SupportLine> wanted) {
        return all.stream().filter(wanted).map(SupportLine::versions).toList();
    }

    private static Row row(
            PageRequest pageRequest,
            SupportLine line,
            ReachedVersions reached,
            ReachedVersions.Counted counted,
            @Nullable Outlook outlook,
            Map<String, String> kept) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put(WrittenVersions.LINE, line.title());
        query.putAll(kept);
        long days = ChronoUnit.DAYS.between(pageRequest.today(), line.ends());
        return new Row(
                line,
                reached.asked(line.versions()).versionWords(),
                Dates.day(line.ends()),
                days < 0
                        ? Messages.get("support.ended", Phrases.ago(line.ends(), pageRequest.today()))
                        : Messages.get("support.left", days),
                days < 0,
                Numbers.count(counted.now().instances()),
                counted.href(),
                Numbers.width(counted.now().share()),
                Numbers.percent(counted.now().share()),
                outlook == null ? Messages.get("advisories.not-forecast") : OutlookWords.of(outlook),
                "/p/" + pageRequest.product().slug() + "/reach" + Query.of(query),
                counted.now(),
                outlook,
                days);
    }

    List<List<String>> csv() {
        List<List<String>> lines = new ArrayList<>(List.of(HEAD));
        rows.forEach(row -> {
            List<String> line = new ArrayList<>(List.of(
                    row.line.title(),
                    String.join(" ", row.line.versions()),
                    row.line.ends().toString(),
                    String.valueOf(row.days)));
            line.addAll(AdvisoryTable.numbers(row.now, row.outlook));
            lines.add(line);
        });
        return lines;
    }
}
