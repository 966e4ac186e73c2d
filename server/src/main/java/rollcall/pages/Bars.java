package rollcall.pages;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import rollcall.analysis.Distribution;
import rollcall.analysis.Share;
import rollcall.gate.Field;
import rollcall.gate.Kind;

/**
 * How a field's values are spread now: a table whose shares are bars.
 *
 * @param field its name
 * @param title as pages call it
 * @param description what it says
 * @param rows the values
 * @param left how many further values are only in the CSV
 * @param denominator whom the shares are of, and who is missing
 * @param csv the link to all of them
 */
public record Bars(
        String field, String title, String description, List<Row> rows, int left, String denominator, String csv) {
    /**
     * One value.
     *
     * @param count instances, written out
     * @param width of the bar, in percent
     * @param share written out
     */
    public record Row(String value, String count, String width, String share) {}

    /** The first so many values of a distribution. */
    static Bars of(Visit visit, Field field, Distribution now, int most) {
        return new Bars(
                field.name(),
                field.title(),
                field.description(),
                shown(field, now).limit(most).map(Bars::row).toList(),
                Math.max(0, now.shares().size() - most),
                Words.denominator(now),
                Links.csv(visit, field.name()));
    }

    /** The versions that most instances run, newest first, and what all others come to. */
    static List<Row> mostUsed(Distribution versions, int most) {
        List<Share> all = versions.shares();
        if (all.size() <= most + 1) {
            return all.stream().map(Bars::row).toList();
        }
        List<Share> bySize = all.stream()
                .sorted(Comparator.comparingInt(Share::instances).reversed())
                .toList();
        Set<Share> largest = Set.copyOf(bySize.subList(0, most));
        List<Share> others = bySize.subList(most, bySize.size());
        List<Row> rows = new ArrayList<>(
                all.stream().filter(largest::contains).map(Bars::row).toList());
        int count = others.stream().mapToInt(Share::instances).sum();
        String name = "%s other versions, at most %s each"
                .formatted(
                        Numbers.count(others.size()),
                        Words.instances(others.get(0).instances()));
        rows.add(row(new Share(name, count, Numbers.share(count, versions.reported()))));
        return rows;
    }

    /** Choices by size: their vocabulary's order says nothing to a reader. All others in their own order. */
    private static Stream<Share> shown(Field field, Distribution now) {
        return field.kind() == Kind.CHOICE
                ? now.shares().stream().sorted(Comparator.comparingInt(share -> -share.instances()))
                : now.shares().stream();
    }

    static Row row(Share share) {
        return new Row(
                Words.value(share.value()),
                Numbers.count(share.instances()),
                Numbers.width(share.share()),
                Numbers.percent(share.share()));
    }
}
