package rollcall.pages.product;

import java.util.Locale;
import rollcall.analysis.instances.InstanceList;
import rollcall.analysis.instances.InstanceList.Listing;
import rollcall.analysis.instances.Instances;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;

/** What the list of instances says about itself. */
final class InstanceWords {
    private InstanceWords() {}

    /** The list in a sentence, which counts what was clicked or searched. */
    static String headline(Listing list, ChosenInstances chosen, String searched) {
        if (!searched.isEmpty()) {
            return found(list, chosen.isAll());
        }
        return chosen.isAll() ? seen(list) : chosen.words(list.found());
    }

    private static String found(Listing list, boolean all) {
        String of = " of " + (all ? counted(list.total()) : Phrases.instances(list.total()));
        if (list.found() == 0) {
            return "None" + of + " has this in its identifier or version.";
        }
        return (list.atLeast() ? "At least " : "")
                + Numbers.count(list.found())
                + of
                + (list.found() == 1
                        ? " has this in its identifier or version."
                        : " have this in their identifier or version.");
    }

    /** The sentence about all instances. It also counts those that have sent events and no heartbeat. */
    private static String seen(Listing list) {
        String counted = counted(list.total());
        String all = counted.substring(0, 1).toUpperCase(Locale.ROOT)
                + counted.substring(1)
                + (list.total() == 1 ? " has" : " have");
        if (list.eventsOnly() == 0) {
            return all + " reported so far.";
        }
        String which = list.eventsOnly() == list.total()
                ? "events and no heartbeat have come from " + (list.total() == 1 ? "it" : "them") + "."
                : Numbers.count(list.eventsOnly()) + " of them sent events and no heartbeat.";
        return all + " been seen so far: " + which;
    }

    private static String counted(int total) {
        return (total < Instances.COUNTED_UP_TO ? "" : "at least ") + Phrases.instances(total);
    }

    /**
     * Which rows the page has: "51–100 of 1,985".
     *
     * @param first the place of the first one, from 1; 0 if nobody knows
     */
    static String rows(Listing list, int first) {
        int rows = list.lines().size();
        String which = first == 0
                ? Numbers.count(rows)
                : Numbers.count(first) + (rows == 1 ? "" : "–" + Numbers.count(first + rows - 1));
        return which + " of " + (list.atLeast() ? "at least " : "") + Numbers.count(list.found());
    }

    /** What the list leaves out; empty if it has everything. */
    static String leftOut(Listing list) {
        StringBuilder words = new StringBuilder();
        if (list.forgotten() > 0) {
            words.append(Numbers.count(list.forgotten()))
                    .append(list.forgotten() == 1 ? " of them was" : " of them were")
                    .append(" forgotten since then, so no row names ")
                    .append(list.forgotten() == 1 ? "it. " : "them. ");
        }
        if (list.stopped()) {
            words.append("The search took too long and ended early: only the identifiers that came last were searched."
                    + " Filter the list, or type a whole identifier. ");
        }
        return words.toString().strip();
    }

    /** What stands beside the link to the file. */
    static String file(Listing list) {
        String most = "first " + Numbers.count(InstanceList.MOST_IN_FILE);
        String which = list.found() > InstanceList.MOST_IN_FILE || list.atLeast() ? "the " + most : "all of them";
        return "The file has " + which + ", in this order. Times and days in UTC.";
    }
}
