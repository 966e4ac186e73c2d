package rollcall.pages.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import rollcall.analysis.fields.Distribution;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.trends.Share;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.pages.Links;
import rollcall.pages.PageRequest;
import rollcall.pages.Shown;
import rollcall.pages.filter.InstanceLinks;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.ValueNames;

/**
 * How a field's values are distributed now: a table whose shares are bars.
 *
 * @param field the field's name
 * @param title the field's title on pages
 * @param description what the field means
 * @param rows the values; buckets in their order, all others by the number of instances, the largest first
 * @param more the link that shows all rows, or the first ones again; null if there are no others
 * @param denominator the instances that the shares are of, and those that no share counts, in words
 * @param csv the link to the CSV file of all values
 * @param versionsCsv the link to the CSV file of the values with their versions; null for a field without versions
 */
public record Bars(
        String field,
        String title,
        String description,
        List<Row> rows,
        Links.Choice more,
        String denominator,
        String csv,
        String versionsCsv) {
    /**
     * One value.
     *
     * @param count the number of instances, written out
     * @param width the width of the bar, in percent
     * @param share the share, written out
     * @param within the versions of the value; their shares have the same denominator
     * @param href the link to the instances; null if there is no list of exactly these
     */
    public record Row(String value, String count, String width, String share, List<Row> within, String href) {
        Row to(String list) {
            return new Row(value, count, width, share, within, list);
        }
    }

    /** The first {@code most} values of a distribution, or all of them if the URL asks for them. */
    public static Bars of(PageRequest pageRequest, Field field, Distribution now, int most, InstanceLinks links) {
        List<Row> rows = shown(field, now)
                .map(share -> row(ValueNames.of(field, share.value()), share, List.of())
                        .to(share.instances() == 0 ? null : links.value(Distributions.DAYS, field, share.value())))
                .toList();
        Shown shown = Shown.of(pageRequest, field.name(), rows.size(), most);
        return new Bars(
                field.name(),
                FieldWords.title(field),
                FieldWords.description(field),
                rows.subList(0, shown.count()),
                shown.more(),
                Denominator.of(now),
                Links.csv(pageRequest, field.name()),
                null);
    }

    /**
     * A field and, within each of its values, the versions.
     *
     * @param versions by value; see {@link rollcall.analysis.fields.Distributions#versionsOf}
     */
    public static Bars of(
            PageRequest pageRequest,
            PairedField pairedField,
            Distribution now,
            Map<String, List<Share>> versions,
            int most,
            InstanceLinks links) {
        Bars parts = of(pageRequest, pairedField.part(), now, most, links);
        List<Row> rows = shown(pairedField.part(), now)
                .limit(parts.rows.size())
                .map(share -> row(
                                ValueNames.of(pairedField.part(), share.value()),
                                share,
                                within(
                                        pairedField,
                                        share,
                                        versions.getOrDefault(share.value(), List.of()),
                                        now.reported(),
                                        most,
                                        links))
                        .to(links.value(Distributions.DAYS, pairedField.part(), share.value())))
                .toList();
        return new Bars(
                parts.field,
                parts.title,
                parts.description,
                rows,
                parts.more,
                parts.denominator,
                parts.csv,
                Links.csv(pageRequest, pairedField.together().name()));
    }

    /** The versions of one value. The last rows count the instances with another version and those with no usable version. */
    private static List<Row> within(
            PairedField pairedField, Share part, List<Share> versions, int reported, int most, InstanceLinks links) {
        List<Row> rows = new ArrayList<>();
        versions.stream()
                .limit(most)
                .forEach(version -> rows.add(row(version)
                        .to(links.values(
                                Distributions.DAYS,
                                pairedField.part(),
                                part.value(),
                                pairedField.version(),
                                version.value()))));
        int others = versions.stream().skip(most).mapToInt(Share::instances).sum();
        if (others > 0) {
            rows.add(row(Messages.get("chart.row-other-versions"), part(others, reported), List.of())
                    .to(links.others(
                            Distributions.DAYS,
                            pairedField.part(),
                            part.value(),
                            pairedField.version(),
                            versions.stream().limit(most).map(Share::value).toList())));
        }
        int none =
                part.instances() - versions.stream().mapToInt(Share::instances).sum();
        if (none > 0 && !versions.isEmpty()) {
            rows.add(row(Messages.get("chart.row-no-usable-version"), part(none, reported), List.of()));
        }
        return rows;
    }

    private static Share part(int instances, int reported) {
        return new Share("", instances, Numbers.share(instances, reported));
    }

    /** The versions that most instances run, newest first, and the sum of all others. */
    public static List<Row> mostUsed(Distribution versions, int most, Field field, InstanceLinks links) {
        List<Share> all = versions.shares();
        Function<Share, Row> linked = share -> row(share).to(links.value(Distributions.DAYS, field, share.value()));
        if (all.size() <= most + 1) {
            return all.stream().map(linked).toList();
        }
        List<Share> bySize = all.stream()
                .sorted(Comparator.comparingInt(Share::instances).reversed())
                .toList();
        Set<Share> largest = Set.copyOf(bySize.subList(0, most));
        List<Share> others = bySize.subList(most, bySize.size());
        List<Row> rows = new ArrayList<>(
                all.stream().filter(largest::contains).map(linked).toList());
        int count = others.stream().mapToInt(Share::instances).sum();
        String name =
                Messages.get("chart.row-others", others.size(), others.get(0).instances());
        rows.add(row(new Share(name, count, Numbers.share(count, versions.reported())))
                .to(links.others(
                        Distributions.DAYS,
                        field,
                        bySize.subList(0, most).stream().map(Share::value).toList())));
        return rows;
    }

    /** The shares in the order of the table. Buckets keep their order; empty ones at both ends are omitted. */
    private static Stream<Share> shown(Field field, Distribution now) {
        List<Share> shares = now.shares();
        if (field.kind() != FieldKind.BUCKET) {
            return shares.stream()
                    .sorted(Comparator.comparingInt(Share::instances).reversed());
        }
        int from = 0;
        int to = shares.size();
        while (from < to && shares.get(from).instances() == 0) {
            from++;
        }
        while (to > from && shares.get(to - 1).instances() == 0) {
            to--;
        }
        return shares.subList(from, to).stream();
    }

    /**
     * A row whose value is shown as it was kept.
     *
     * @param href the link to the instances that it counts; null if there is none
     */
    public static Row row(Share share, String href) {
        return row(share).to(href);
    }

    private static Row row(Share share) {
        return row(share.value(), share, List.of());
    }

    private static Row row(String value, Share share, List<Row> within) {
        return new Row(
                value,
                Numbers.count(share.instances()),
                Numbers.width(share.share()),
                Numbers.percent(share.share()),
                within,
                null);
    }
}
