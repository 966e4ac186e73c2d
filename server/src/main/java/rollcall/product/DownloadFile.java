package rollcall.product;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rollcall.report.InvalidInput;
import rollcall.report.UtcDay;

/**
 * A file of download counts: the first line is {@code day,count} or {@code week,count}, each other one a UTC day or an ISO week and a number.
 *
 * @param span the days of a count: 1 or 7
 * @param counts by the first day of each, oldest first
 */
record DownloadFile(int span, TreeMap<LocalDate, Long> counts) {
    private static final String KEPT = " Nothing was kept.";
    private static final int WEEK = 7;
    private static final Pattern HEAD = Pattern.compile("(day|week),count");
    private static final Pattern ISO_WEEK = Pattern.compile("(\\d{4})-?[Ww](\\d\\d)");

    /** Far more than any product has; their sum over all lines is a number still. */
    private static final Pattern COUNT = Pattern.compile("\\d{1,12}");

    /**
     * @param today the UTC day that is not over
     * @throws InvalidInput if it is no such file; says the line, the place in it, and what to write
     */
    static DownloadFile read(byte[] file, LocalDate today) {
        List<String> lines = text(file).lines().toList();
        Matcher head = HEAD.matcher(lines.isEmpty() ? "" : lines.get(0).strip().toLowerCase(Locale.ROOT));
        if (!head.matches()) {
            throw wrong(1, 1, "the first line has to be day,count or week,count.");
        }
        if (lines.size() - 1 > Downloads.MOST_LINES) {
            throw new InvalidInput(
                    "file", "The file has more than " + Downloads.MOST_LINES + " counts. Take out the oldest." + KEPT);
        }
        DownloadFile read = new DownloadFile(head.group(1).equals("week") ? WEEK : 1, new TreeMap<>());
        Map<LocalDate, Integer> lineOf = new TreeMap<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                read.add(lines.get(i), i + 1, today, lineOf);
            }
        }
        if (read.counts.isEmpty()) {
            throw new InvalidInput("file", "The file has no count below its first line." + KEPT);
        }
        return read;
    }

    private static String text(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        CharBuffer text = CharBuffer.allocate(file.length + 1);
        var decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        if (decoder.decode(bytes, text, true).isError()) {
            String before = text.flip().toString();
            int line = 1 + (int) before.chars().filter(each -> each == '\n').count();
            throw wrong(
                    line,
                    before.length() - before.lastIndexOf('\n'),
                    "this is no UTF-8. Save the file as CSV in UTF-8.");
        }
        text.flip();
        String all = text.toString();
        return all.startsWith("\uFEFF") ? all.substring(1) : all;
    }

    private void add(String text, int line, LocalDate today, Map<LocalDate, Integer> lineOf) {
        int comma = text.indexOf(',');
        if (comma < 0) {
            throw wrong(line, text.length() + 1, "a line has a comma between the day or week and its count.");
        }
        LocalDate first = first(text.substring(0, comma).strip())
                .orElseThrow(() -> wrong(
                        line,
                        1,
                        span == 1
                                ? "this is no day. Write it as 2026-11-20."
                                : "this is no week. Write it as 2026-W47, or as its Monday: 2026-11-16."));
        if (first.isBefore(UtcDay.EARLIEST) || !first.plusDays(span - 1L).isBefore(today)) {
            throw wrong(line, 1, "this is not over yet by UTC, or before the year 2000. Take the line out.");
        }
        String count = text.substring(comma + 1).strip();
        if (!COUNT.matcher(count).matches()) {
            throw wrong(line, comma + 2, "this is no count. Write at most 12 digits and nothing else: 1204.");
        }
        Integer before = lineOf.putIfAbsent(first, line);
        if (before != null) {
            throw wrong(line, 1, "this is in line " + before + " already. Take one of them out.");
        }
        counts.put(first, Long.valueOf(count));
    }

    /** The first day of a count. */
    private Optional<LocalDate> first(String text) {
        Optional<LocalDate> day = UtcDay.of(text);
        if (span == 1) {
            return day;
        }
        Matcher week = ISO_WEEK.matcher(text);
        return week.matches()
                ? monday(Integer.parseInt(week.group(1)), Integer.parseInt(week.group(2)))
                : day.filter(each -> each.getDayOfWeek() == DayOfWeek.MONDAY);
    }

    private static Optional<LocalDate> monday(int year, int week) {
        // 4 January is in the first week of every year.
        LocalDate first = LocalDate.of(Math.max(1, year), 1, 4).with(DayOfWeek.MONDAY);
        LocalDate monday = first.plusWeeks(week - 1L);
        boolean is =
                monday.get(IsoFields.WEEK_BASED_YEAR) == year && monday.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) == week;
        return is ? Optional.of(monday) : Optional.empty();
    }

    private static InvalidInput wrong(int line, int column, String what) {
        return new InvalidInput("file", "Line " + line + ", column " + column + ": " + what + KEPT);
    }
}
