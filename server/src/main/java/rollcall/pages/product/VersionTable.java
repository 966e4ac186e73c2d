package rollcall.pages.product;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import rollcall.analysis.fields.Distribution;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.versions.AdoptionAnswer;
import rollcall.analysis.versions.VersionLevel;
import rollcall.analysis.versions.VersionRow;
import rollcall.gate.vocabulary.Field;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.Query;
import rollcall.pages.Shown;
import rollcall.pages.chart.ChartCsv;
import rollcall.pages.chart.SortColumn;
import rollcall.pages.chart.SortedRows;
import rollcall.pages.filter.InstanceLinks;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;
import rollcall.report.Version;

/**
 * The table of versions.
 *
 * @param heads the columns' heads
 * @param rows the shown rows, sorted as the URL asks
 * @param find the text that every shown version contains; empty for all versions
 * @param found says how many versions there are, and how many of them are shown
 * @param more the link to all of them, or back; null if all are shown
 */
public record VersionTable(List<SortedRows.Head> heads, List<Row> rows, String find, String found, Links.Choice more) {
    /** The table's name in {@code show=}. */
    static final String NAME = "versions";

    private static final String FIND = "find";
    private static final int LONGEST_FIND = 80;
    private static final int MOST_ROWS = 20;

    /**
     * A version as a row of the table.
     *
     * @param href leads to the active instances of the version, or for a group to its versions
     * @param list leads to the active instances
     * @param ago how long ago the first day was, in words
     * @param half the days until half of the instances had it or a newer one, written out; a dash if they have not yet
     */
    public record Row(
            String version,
            String href,
            String list,
            String firstSeen,
            String ago,
            String active,
            String width,
            String share,
            String half) {}

    /** The parameters of the table, beside {@code show}. */
    static List<Parameter> parameters() {
        return List.of(SortedRows.parameter(columns()), Parameter.text(FIND, LONGEST_FIND));
    }

    /** Those with the most active instances, in the order that the URL asks for, or with {@code show=versions} all. */
    static VersionTable of(PageRequest pageRequest, AdoptionAnswer adoptionAnswer, Field field, InstanceLinks links) {
        List<VersionRow> matching = matching(pageRequest, adoptionAnswer);
        List<VersionRow> bySize = matching.stream()
                .sorted(Comparator.comparing(VersionRow::active).reversed())
                .toList();
        int active = (int)
                matching.stream().filter(versionRow -> versionRow.active() > 0).count();
        Shown shown = Shown.of(pageRequest, NAME, matching.size(), active, MOST_ROWS);
        Set<VersionRow> some = new HashSet<>(bySize.subList(0, shown.count()));
        SortedRows<VersionRow> sorted = SortedRows.by(
                pageRequest,
                columns(),
                "-version",
                matching.stream().filter(some::contains).toList());
        return new VersionTable(
                sorted.heads(),
                sorted.rows().stream()
                        .map(versionRow -> row(pageRequest, versionRow, adoptionAnswer.level(), field, links))
                        .toList(),
                find(pageRequest),
                found(pageRequest, adoptionAnswer.level(), matching.size(), active, shown.count()),
                shown.more());
    }

    /** Every version that contains the text that is looked for, as the rows of a CSV file, and who reports none. */
    static List<List<String>> csv(PageRequest pageRequest, AdoptionAnswer adoptionAnswer) {
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("version", "first_seen", "active", "share_of_reported", "days_to_half"));
        matching(pageRequest, adoptionAnswer)
                .forEach(versionRow -> table.add(List.of(
                        versionRow.version(),
                        versionRow.firstSeen().toString(),
                        ChartCsv.cell(versionRow.active()),
                        ChartCsv.ratio(versionRow.share()),
                        ChartCsv.cell(versionRow.daysToHalf()))));
        Distribution now = adoptionAnswer.now();
        now.unusable()
                .forEach((reason, count) ->
                        table.add(List.of(ChartCsv.unusable(reason), "", ChartCsv.cell(count), "", "")));
        if (now.notReported() > 0) {
            table.add(List.of("(not reported)", "", ChartCsv.cell(now.notReported()), "", ""));
        }
        return table;
    }

    /** The form's other parameters, each value by itself. */
    static List<Map.Entry<String, String>> kept(PageRequest pageRequest) {
        return Query.each(Links.kept(pageRequest, FIND));
    }

    private static List<VersionRow> matching(PageRequest pageRequest, AdoptionAnswer adoptionAnswer) {
        String text = find(pageRequest).toLowerCase(Locale.ROOT);
        return adoptionAnswer.rows().stream()
                .filter(versionRow ->
                        versionRow.version().toLowerCase(Locale.ROOT).contains(text))
                .toList();
    }

    private static String find(PageRequest pageRequest) {
        return pageRequest.query().getOrDefault(FIND, "").strip();
    }

    private static String found(PageRequest pageRequest, VersionLevel level, int matching, int active, int shown) {
        String find = find(pageRequest);
        String all = find.isEmpty()
                ? Messages.get("versions.found-" + level.code(), matching)
                : Messages.get("versions.containing-" + level.code(), matching, find);
        if (matching == 0 || shown == matching) {
            return Messages.get("versions.found", all);
        }
        String silent = matching == active ? "" : Messages.get("versions.found-silent", matching - active);
        String most = shown == 0 || shown >= active ? "" : Messages.get("versions.found-most", shown);
        return Messages.get("versions.found", all + silent + most);
    }

    private static List<SortColumn<VersionRow>> columns() {
        Comparator<VersionRow> half =
                Comparator.comparing(VersionRow::daysToHalf, Comparator.nullsLast(Comparator.naturalOrder()));
        return List.of(
                new SortColumn<>(
                        "version",
                        Messages.get("versions.version"),
                        false,
                        true,
                        Comparator.comparing(versionRow -> new Version(versionRow.version())),
                        "order-of-versions"),
                new SortColumn<>(
                        "first",
                        Messages.get("versions.first-seen"),
                        false,
                        true,
                        Comparator.comparing(VersionRow::firstSeen),
                        "first-seen"),
                SortColumn.numbers("active", Messages.get("versions.active"), Comparator.comparing(VersionRow::active))
                        .meaning("latest"),
                SortColumn.numbers("share", Messages.get("versions.share"), Comparator.comparing(VersionRow::share))
                        .meaning("share"),
                new SortColumn<>("half", Messages.get("versions.days-to-half"), true, false, half, "days-to-50"));
    }

    private static Row row(
            PageRequest pageRequest, VersionRow versionRow, VersionLevel level, Field field, InstanceLinks links) {
        boolean group = level != VersionLevel.PATCH;
        String list = (group ? links.ofGroups() : links).value(Distributions.DAYS, field, versionRow.version());
        return new Row(
                versionRow.version(),
                group ? finer(pageRequest, level, versionRow.version()) : list,
                list,
                versionRow.firstSeen().toString(),
                Phrases.ago(versionRow.firstSeen(), pageRequest.today()),
                Numbers.count(versionRow.active()),
                Numbers.width(versionRow.share()),
                Numbers.percent(versionRow.share()),
                Numbers.count(versionRow.daysToHalf()));
    }

    /** To the versions of a group. */
    private static String finer(PageRequest pageRequest, VersionLevel level, String version) {
        String finer = VersionLevel.values()[level.ordinal() - 1].code();
        Map<String, String> query = Links.kept(pageRequest, "level");
        query.put("level", finer);
        query.put(FIND, version.endsWith("x") ? version.substring(0, version.length() - 1) : version);
        query.remove("show");
        return pageRequest.path() + Query.of(query);
    }
}
