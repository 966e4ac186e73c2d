package rollcall.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Days in a row that share one row of the rollups of events: 1, 8 or 64 days, which begin a multiple of that many days after 1970-01-01.
 * About twenty blocks cover a year.
 */
public record DayBlock(int days, LocalDate first) {
    /** Smallest first. */
    public static final List<Integer> SIZES = List.of(1, 8, 64);

    /** The block of that size in which a day lies. */
    public static DayBlock of(int days, LocalDate day) {
        return new DayBlock(days, day.minusDays(Math.floorMod(day.toEpochDay(), days)));
    }

    /** The last of its days. */
    public LocalDate last() {
        return first.plusDays(days - 1L);
    }

    /** Blocks of one size in a row; {@code last} is the first day of the last block. */
    public record Row(int days, LocalDate first, LocalDate last) {
        /** The days of a block of each row. */
        public static List<Integer> sizes(List<Row> rows) {
            return rows.stream().map(Row::days).toList();
        }

        /** The first day of the first block of each row. */
        public static List<LocalDate> firsts(List<Row> rows) {
            return rows.stream().map(Row::first).toList();
        }

        /** The first day of the last block of each row. */
        public static List<LocalDate> lasts(List<Row> rows) {
            return rows.stream().map(Row::last).toList();
        }
    }

    /** Rows of blocks, at most five, that contain every day of a range once. Both ends of the range are included. */
    public static List<Row> cover(LocalDate from, LocalDate to) {
        List<Row> rows = new ArrayList<>();
        cover(rows, SIZES.size() - 1, from.toEpochDay(), to.toEpochDay() + 1);
        return rows;
    }

    /** Takes the largest blocks that fit in the middle, and smaller blocks on both sides of them. */
    private static void cover(List<Row> rows, int size, long from, long end) {
        int days = SIZES.get(size);
        long first = -Math.floorDiv(-from, days) * days;
        long last = Math.floorDiv(end, days) * days;
        if (first < last) {
            rows.add(new Row(days, LocalDate.ofEpochDay(first), LocalDate.ofEpochDay(last - days)));
        }
        if (size > 0 && first < last) {
            cover(rows, size - 1, from, first);
            cover(rows, size - 1, last, end);
        } else if (size > 0) {
            cover(rows, size - 1, from, end);
        }
    }
}
