package rollcall.pages.chart;

import java.util.List;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;

/**
 * A tile: one number with its name and a note.
 *
 * @param name what is counted
 * @param count the number
 * @param wide whether it is as wide as two tiles
 * @param word the anchor of the explanation in Help
 * @param change the change from the period before, or another fact about the number; may be empty
 * @param tone "up" for a good change, "down" for a bad one, empty for neither
 * @param spark an SVG path; empty if there is nothing to draw
 * @param href the link to the page with more; null if there is nothing more
 */
public record Tile(
        String name, long count, boolean wide, String word, String change, String tone, String spark, String href) {
    public static Tile of(String name, long count, String word, String href) {
        return new Tile(name, count, false, word, "", "", "", href);
    }

    /** The number as text; from a million on shortened, as in "3.2 M". */
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

    /** This tile as wide as two, for a long note. */
    public Tile widened() {
        return new Tile(name, count, true, word, change, tone, spark, href);
    }

    public Tile note(String text) {
        return new Tile(name, count, wide, word, text, tone, spark, href);
    }

    /** This tile with the change from the period before. */
    public Tile change(long before, boolean moreIsGood) {
        String news = count == before ? "" : count > before == moreIsGood ? "up" : "down";
        return new Tile(name, count, wide, word, Phrases.difference(count, before), news, spark, href);
    }

    public Tile spark(List<Integer> counts) {
        return new Tile(name, count, wide, word, change, tone, Sparkline.path(counts), href);
    }
}
