package rollcall.pages.chart;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import rollcall.analysis.time.Range;
import rollcall.pages.PageRequest;

/**
 * A table as a CSV file.
 *
 * @param what the subject, a part of the file's name: "versions-by-day"
 * @param from the first UTC day of the numbers
 * @param to the last UTC day
 * @param rows the rows, the head first
 */
public record CsvFile(String what, LocalDate from, LocalDate to, List<List<String>> rows) {
    /** The end of the subject of a file whose rows are days. */
    public static final String BY_DAY = "-by-day";

    private static final int LONGEST = 60;

    /** A file over the days of the page's range. */
    public static CsvFile over(Range range, String what, List<List<String>> rows) {
        return new CsvFile(what, range.from(), range.to(), rows);
    }

    /** A file about each instance's latest report in 7 days. */
    public static CsvFile latest(PageRequest pageRequest, String what, List<List<String>> rows) {
        Range week = Range.of("7", pageRequest.today(), null);
        return new CsvFile(what, week.from(), week.to(), rows);
    }

    /**
     * The file's name, of letters, digits and {@code . _ + -}: "eventyay-versions-by-day-2026-08-30_2026-11-26.csv".
     *
     * @param slug the product's slug
     */
    public String name(String slug) {
        return slug + "-" + plain(what) + "-" + from + "_" + to + ".csv";
    }

    /** Replaces characters that a file's name cannot have, and adds a checksum of the text, so that different texts stay different. */
    private static String plain(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9._+-]+", "-");
        if (plain.length() > LONGEST) {
            plain = plain.substring(0, LONGEST);
        }
        return plain.equals(text) ? text : plain + "-" + checksum(text);
    }

    /** The CRC-32 of the text as eight hexadecimal digits. */
    public static String checksum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "%08x", sum.getValue());
    }
}
