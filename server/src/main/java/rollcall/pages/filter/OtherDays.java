package rollcall.pages.filter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.UpgradeOutcome;
import rollcall.analysis.time.Window;
import rollcall.analysis.trends.Dimension;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.InvalidParameter;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;
import rollcall.report.UtcDay;

/**
 * What a URL asks about other days than those of its page: {@code at=DAY} for instances that were active then, {@code at=DAY..DAY}
 * for those that reported on one of some days, {@code at=DAY:FIELD:VALUE} for what their latest report said then, {@code outcome=OUTCOME:DAY..DAY} for what became of them between two days. Several values of one field
 * and day, and several outcomes between the same days, mean any of them. What {@code at=DAY:f.FIELD:VALUE} asks has to hold beside what {@code at=DAY:FIELD:VALUE} asks.
 */
public final class OtherDays {
    public static final String AT = "at";
    public static final String OUTCOME = "outcome";

    private static final int LONGEST = 400;
    private static final int MOST_DAYS = 366;
    private static final Pattern AT_FORM = Pattern.compile("([\\d-]{10}(?:\\.\\.[\\d-]{10})?)(?::([^:]+):(\\V+))?");
    private static final Pattern OUTCOME_FORM = Pattern.compile("([a-z]+):(.*)");
    private static final String AT_PERMITTED =
            "a UTC day before today, or two with .. between them, alone or with a field and its value: 2026-11-20:version:3.1.0";
    private static final String OUTCOME_PERMITTED =
            "upgraded, stayed, downgraded, silent or unknown, and two UTC days before today: upgraded:2026-11-01..2026-11-28";

    private OtherDays() {}

    /**
     * @param field null if it is enough that the instance was active
     * @param named the field as the URL calls it
     */
    private record Then(Window days, Field field, String named, String value) {}

    private record Came(UpgradeOutcome outcome, Window between) {}

    static List<Parameter> parameters(Vocabulary vocabulary) {
        return List.of(
                new Parameter(AT, (pageRequest, value) -> checkAt(pageRequest, vocabulary, value), true, false),
                new Parameter(OUTCOME, OtherDays::checkOutcome, true, false));
    }

    /** The text in URLs for what a field has at the end of a day. */
    public static String at(LocalDate day, Field field, String value) {
        return day + ":" + field.name() + ":" + value;
    }

    /** The same for a further value that a list has to have then. */
    public static String alsoAt(LocalDate day, Field field, String value) {
        return day + ":" + FilterParameters.FIELD + field.name() + ":" + value;
    }

    /** The text in URLs for an outcome. */
    public static String outcome(UpgradeOutcome outcome, LocalDate from, LocalDate to) {
        return outcome.code() + ":" + from + ".." + to;
    }

    /** Whether a text asks about a field at the end of a day. */
    public static boolean isAt(String text, LocalDate day, Field field) {
        return text.startsWith(at(day, field, ""));
    }

    /** Whether a text asks for an outcome between two days. */
    public static boolean isBetween(String text, LocalDate from, LocalDate to) {
        return text.endsWith(":" + from + ".." + to);
    }

    static List<Condition> conditions(PageRequest pageRequest, Vocabulary vocabulary) {
        List<Condition> conditions = new ArrayList<>();
        Map<Window, List<Then>> asked = new LinkedHashMap<>();
        Questions.values(pageRequest, AT).stream()
                .flatMap(text -> then(vocabulary, text).stream())
                .forEach(then -> asked.computeIfAbsent(then.days(), none -> new ArrayList<>())
                        .add(then));
        asked.forEach((days, all) -> conditions.add(onDays(days, all)));
        Map<Window, List<Condition>> outcomes = new LinkedHashMap<>();
        Questions.values(pageRequest, OUTCOME).stream()
                .flatMap(text -> came(text).stream())
                .forEach(came -> outcomes.computeIfAbsent(came.between(), none -> new ArrayList<>())
                        .add(cameTo(vocabulary, came)));
        outcomes.values().forEach(any -> conditions.add(any.size() == 1 ? any.get(0) : new Condition.AnyOf(any)));
        return conditions;
    }

    private static Condition onDays(Window days, List<Then> all) {
        Map<String, List<Then>> named = new LinkedHashMap<>();
        all.stream()
                .filter(then -> then.field() != null)
                .forEach(then -> named.computeIfAbsent(then.named(), none -> new ArrayList<>())
                        .add(then));
        List<Condition> conditions = new ArrayList<>();
        named.values()
                .forEach(values -> Questions.addField(
                        conditions,
                        Dimension.of(values.get(0).field()),
                        values.stream().map(Then::value).toList()));
        return new Condition.OnDays(days.from(), days.to(), conditions);
    }

    private static Condition cameTo(Vocabulary vocabulary, Came came) {
        Dimension version = Dimension.of(vocabulary.versionField(), FieldKind.VERSION);
        return new Condition.CameTo(
                came.outcome(), version, came.between().from(), came.between().to());
    }

    /** A value of {@link #AT} or {@link #OUTCOME} for people. */
    static String words(Vocabulary vocabulary, String name, String value) {
        return name.equals(AT)
                ? then(vocabulary, value).map(OtherDays::words).orElse(value)
                : came(value).map(OtherDays::words).orElse(value);
    }

    private static String words(Then then) {
        String last = Dates.day(then.days().to());
        boolean usual = then.days().days() == Condition.DAYS;
        if (then.field() == null) {
            return usual
                    ? Messages.get("filter.at-active", Condition.DAYS, last)
                    : Messages.get(
                            "filter.at-active-from", Dates.day(then.days().from()), last);
        }
        String said = ConditionWords.of(then.field(), FieldValue.of(then.value()));
        return usual
                ? Messages.get("filter.at", last, said)
                : Messages.get("filter.at-from", Dates.day(then.days().from()), last, said);
    }

    private static String words(Came came) {
        return Messages.get(
                "filter.outcome-" + came.outcome().code(),
                Dates.day(came.between().from()),
                Dates.day(came.between().to()));
    }

    private static void checkAt(PageRequest pageRequest, Vocabulary vocabulary, String value) {
        Then then = Optional.of(value)
                .filter(text -> text.length() <= LONGEST)
                .flatMap(text -> then(vocabulary, text))
                .filter(asked ->
                        isOver(pageRequest, asked.days().to()) && asked.days().days() <= MOST_DAYS)
                .orElseThrow(() -> new InvalidParameter(AT, "It is no day that is over and a field.", AT_PERMITTED));
        String problem = then.field() == null ? "" : FilterParameters.checkField(then.field(), then.value());
        if (!problem.isEmpty()) {
            throw new InvalidParameter(AT, problem, AT_PERMITTED);
        }
    }

    private static void checkOutcome(PageRequest pageRequest, String value) {
        if (came(value)
                .filter(came -> isOver(pageRequest, came.between().to())
                        && isOver(pageRequest, came.between().from()))
                .isEmpty()) {
            throw new InvalidParameter(OUTCOME, "It is no outcome between two days that are over.", OUTCOME_PERMITTED);
        }
    }

    private static boolean isOver(PageRequest pageRequest, LocalDate day) {
        return day.isBefore(pageRequest.today()) && !day.isBefore(UtcDay.EARLIEST);
    }

    private static Optional<Then> then(Vocabulary vocabulary, String text) {
        Matcher form = AT_FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        Optional<Window> days = days(form.group(1));
        if (form.group(2) == null) {
            return days.map(each -> new Then(each, null, "", ""));
        }
        String named = form.group(2);
        String name =
                named.startsWith(FilterParameters.FIELD) ? named.substring(FilterParameters.FIELD.length()) : named;
        Optional<Field> field =
                vocabulary.field(name).filter(each -> each.kind().counted());
        return days.flatMap(each -> field.map(known -> new Then(each, known, named, form.group(3))));
    }

    private static Optional<Window> days(String text) {
        return text.contains("..")
                ? FirstSeenDays.read(text)
                : UtcDay.of(text).map(day -> Window.ending(day, Condition.DAYS));
    }

    /** The text in URLs for instances that reported on one of some days. */
    public static String during(Window days) {
        return days.from() + ".." + days.to();
    }

    private static Optional<Came> came(String text) {
        Matcher form = OUTCOME_FORM.matcher(text);
        return form.matches()
                ? UpgradeOutcome.named(form.group(1))
                        .flatMap(outcome -> FirstSeenDays.read(form.group(2)).map(days -> new Came(outcome, days)))
                : Optional.empty();
    }
}
