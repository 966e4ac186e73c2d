package rollcall.pages.chart;

import java.util.List;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;

/**
 * One number at a glance.
 *
 * @param name what is counted
 * @param count the number
 * @param wide whether it is as wide as two tiles
 * @param word the anchor of the explanation in Help
 * @param change against the period before, or another fact about the number
 * @param tone "up" for good news, "down" for bad, empty for neither
 * @param spark an SVG path; empty if there is nothing to draw
 * @param href the page that has more
 */
public record Tile(
        String name, long count, boolean wide, String word, String change, String tone, String spark, String href) {
    public static Tile of(String name, long count, String word, String href) {
        return new Tile(name, count, false, word, "", "", "", href);
    }

    /** The number as text, shortened from a million on. */
    public String number() {
        return Numbers.compact(count);
    }

    /** The number with all its digits. */
    public String full() {
        return Numbers.count(count);
    }

    /** Whether the text of the number is shortened. */
    public boolean isShortened() {
        return !number().equals(full());
    }

    /** The same tile as wide as two, for a long note. */
    public Tile widened() {
        return new Tile(name, count, true, word, change, tone, spark, href);
    }

    public Tile note(String text) {
        return new Tile(name, count, wide, word, text, tone, spark, href);
    }

    /** A tile that compares with the period before. */
    public Tile change(long before, boolean moreIsGood) {
        String news = count == before ? "" : count > before == moreIsGood ? "up" : "down";
        return new Tile(name, count, wide, word, Phrases.difference(count, before), news, spark, href);
    }

    public Tile spark(List<Integer> counts) {
        return new Tile(name, count, wide, word, change, tone, Sparkline.path(counts), href);
    }
}
