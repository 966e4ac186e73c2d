package rollcall.pages.product;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import rollcall.analysis.instances.InstanceList;
import rollcall.analysis.instances.InstanceList.Listing;
import rollcall.analysis.instances.Instances;
import rollcall.pages.text.Messages;
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
        String of = all ? counted(list.total()) : Phrases.instances(list.total());
        if (list.found() == 0) {
            return Messages.get("instances.found-none", of);
        }
        return Messages.get(list.atLeast() ? "instances.found-at-least" : "instances.found", list.found(), of);
    }

    /** The sentence about all instances. It also counts those that have sent events and no heartbeat. */
    private static String seen(Listing list) {
        String all = counted(list.total());
        String sentence;
        if (list.eventsOnly() == 0) {
            sentence = Messages.get("instances.seen-reported", all, list.total());
        } else if (list.eventsOnly() == list.total()) {
            sentence = Messages.get("instances.seen-events-only", all, list.total());
        } else {
            sentence = Messages.get("instances.seen-some-events-only", all, list.eventsOnly());
        }
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    private static String counted(int total) {
        return total < Instances.COUNTED_UP_TO
                ? Phrases.instances(total)
                : Messages.get("instances.at-least", Phrases.instances(total));
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
        return Messages.get(list.atLeast() ? "instances.rows-of-at-least" : "instances.rows-of", which, list.found());
    }

    /** What the list leaves out; empty if it has everything. */
    static String leftOut(Listing list) {
        List<String> sentences = new ArrayList<>();
        if (list.forgotten() > 0) {
            sentences.add(Messages.get("instances.forgotten-since", list.forgotten()));
        }
        if (list.stopped()) {
            sentences.add(Messages.get("instances.search-stopped"));
        }
        return String.join(" ", sentences);
    }

    /** What stands beside the link to the file. */
    static String file(Listing list) {
        return list.found() > InstanceList.MOST_IN_FILE || list.atLeast()
                ? Messages.get("instances.file-of-the-first", InstanceList.MOST_IN_FILE)
                : Messages.get("instances.file-of-all");
    }
}
