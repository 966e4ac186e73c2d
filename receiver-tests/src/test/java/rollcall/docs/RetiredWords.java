package rollcall.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Words that nobody is to read any more, because the dictionary has another one for the thing. They are matched as words, in any case.
 *
 * <p>Allowed, since others rely on them, are the old words in addresses, options, variables, names of metrics, and in all that stands as
 * code. {@link PeopleTexts} takes those out before it looks.
 */
public final class RetiredWords {
    /**
     * One of them.
     *
     * @param word as the dictionary lists it
     * @param pattern how it is found
     * @param instead the word to use
     * @param reason why the old one is not used
     * @param example a sentence in which it has to be found
     */
    public record Retired(String word, Pattern pattern, String instead, String reason, String example) {
        private static Retired of(String word, String pattern, String instead, String reason, String example) {
            return new Retired(
                    word,
                    Pattern.compile("(?<![\\w-])(?:" + pattern + ")(?![\\w-])", Pattern.CASE_INSENSITIVE),
                    instead,
                    reason,
                    example);
        }
    }

    public static final List<Retired> ALL = List.of(
            Retired.of(
                    "dialect", "dialects?", "protocol", "one word for how bodies look", "Each dialect has a decoder."),
            Retired.of(
                    "wire",
                    "wires?",
                    "protocol, or network for the cable",
                    "it says neither how bodies look nor what carries them",
                    "What each wire sends."),
            Retired.of(
                    "form",
                    "forms? (?:of (?:a|the|each|this) (?:sender|report|receiver|protocol)|in which .*reports?)",
                    "protocol",
                    "a form is what people fill in on a page",
                    "Each form of a report has an encoder."),
            Retired.of(
                    "house form",
                    "house(?:'s)?(?: own)? (?:form|format|json|protocol)",
                    "Rollcall's own JSON format",
                    "whose house it is only we know",
                    "The house form is JSON."),
            Retired.of(
                    "door",
                    "(?<!front )doors?",
                    "endpoint; on arrival, for at the door",
                    "the field says endpoint",
                    "Exact numbers become ranges at the door."),
            Retired.of(
                    "fold",
                    "folds?|folded|folding",
                    "rollup, to roll up",
                    "the field says rollup",
                    "Heartbeats wait to be folded."),
            Retired.of(
                    "step",
                    "(?:in|into|become|becomes|row of) steps|steps? of (?:a|the) numbers?",
                    "range, or bucket",
                    "steps are those of a funnel",
                    "How many users there are, in steps."),
            Retired.of(
                    "answered",
                    "(?:instances?|installations?|who)(?: that)?(?: have| had| has)?(?: not)? answer(?:s|ed)?",
                    "reported",
                    "instances report; receivers answer",
                    "The instance had answered already."),
            Retired.of(
                    "refused",
                    "(?<!connection )refuse[ds]?|refusing|unrefused",
                    "rejected",
                    "pages, metrics and codes would have two words for it",
                    "One report was refused."),
            Retired.of("refusal", "refusals?", "rejection", "as for refused", "Look under Refusals."),
            Retired.of(
                    "left out",
                    "(?:left|leaves?|leaving) out",
                    "ignored",
                    "one word for what the gate does not keep",
                    "Two fields were left out."),
            Retired.of(
                    "drop",
                    "drops?|dropped|dropping",
                    "ignored; deleted, for days",
                    "nothing falls: a value is ignored, a day deleted",
                    "What arrives is dropped."),
            Retired.of("journal", "journals?", "audit log", "one name for it", "The journal is off."),
            Retired.of("trail", "(?:audit )?trails?", "audit log", "one name for it", "It is in the audit trail."),
            Retired.of(
                    "audit",
                    "audit(?! log)",
                    "audit log",
                    "an audit is an inspection",
                    "Everything is on the page Audit."),
            Retired.of(
                    "ship",
                    "ships?|shipped|shipment",
                    "send; come with, for presets",
                    "the sender sends",
                    "Presets ship with Rollcall."),
            Retired.of("shipping", "shipping", "sending", "the sender sends", "Shipping failed."),
            Retired.of(
                    "run",
                    "(?:other|another|live|dead|ended) runs?|runs? of (?:a|the|this) (?:database|server)",
                    "server",
                    "a job has runs, a database has servers",
                    "Answers of dead runs are settled."),
            Retired.of("in force", "in force", "valid, for a key", "plain English", "Two keys are in force."),
            Retired.of("told ok", "told ok", "answered with 200", "what was told is seen nowhere", "It was told ok."));

    private RetiredWords() {}

    /** What is wrong with the help of a command. */
    public static List<String> inHelp(String usage) {
        return in("help", PeopleTexts.ofHelp(usage));
    }

    /** What is wrong with the texts, a sentence for each find; empty when nothing is. */
    public static List<String> in(String place, List<String> texts) {
        List<String> found = new ArrayList<>();
        for (String text : texts) {
            for (Retired retired : ALL) {
                retired.pattern()
                        .matcher(text)
                        .results()
                        .forEach(match -> found.add("%s: \"%s\" in \"%s\": write %s (%s)"
                                .formatted(place, match.group(), text.strip(), retired.instead(), retired.reason())));
            }
        }
        return found;
    }
}
