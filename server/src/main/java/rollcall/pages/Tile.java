package rollcall.pages;

import java.util.List;

/**
 * One number at a glance.
 *
 * @param name what is counted
 * @param number written out, shortened from a million on
 * @param full the whole number
 * @param change against the period before, or another fact about the number
 * @param tone "up" for good news, "down" for bad, empty for neither
 * @param spark an SVG path; empty if there is nothing to draw
 * @param href the page that has more
 */
public record Tile(String name, String number, String full, String change, String tone, String spark, String href) {
    static Tile of(String name, long number, String href) {
        return new Tile(name, Numbers.compact(number), Numbers.count(number), "", "", "", href);
    }

    Tile note(String text) {
        return new Tile(name, number, full, text, tone, spark, href);
    }

    /** Compares with the period before. */
    Tile change(long now, long before, boolean moreIsGood) {
        String tone = now == before ? "" : now > before == moreIsGood ? "up" : "down";
        return new Tile(name, number, full, Words.difference(now, before), tone, spark, href);
    }

    Tile spark(List<Integer> counts) {
        return new Tile(name, number, full, change, tone, Spark.path(counts), href);
    }
}
