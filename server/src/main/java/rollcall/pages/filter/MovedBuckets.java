package rollcall.pages.filter;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import rollcall.analysis.population.Condition;
import rollcall.analysis.population.SizeChange;
import rollcall.analysis.time.Window;
import rollcall.analysis.trends.Dimension;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.pages.InvalidParameter;
import rollcall.pages.PageRequest;
import rollcall.pages.Parameter;
import rollcall.pages.text.Dates;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Messages;
import rollcall.report.UtcDay;

/**
 * What a URL asks about the buckets of two days: {@code moved=grew:FIELD:DAY..DAY} for instances that are in a bigger one on the later day,
 * {@code shrank} for those in a smaller one, {@code stayed} for those in the same. Of several values all hold.
 */
public final class MovedBuckets {
    public static final String MOVED = "moved";

    private static final int LONGEST = 200;
    private static final Pattern FORM = Pattern.compile("([a-z]+):([^:]+):([\\d-]{10}\\.\\.[\\d-]{10})");
    private static final String PERMITTED =
            "grew, shrank or stayed, a field of ranges, and two UTC days before today: grew:users:2026-11-01..2026-11-28";

    private MovedBuckets() {}

    private record Asked(SizeChange change, Field field, Window days) {
        boolean isOver(LocalDate today) {
            return days.to().isBefore(today) && !days.from().isBefore(UtcDay.EARLIEST);
        }
    }

    static Parameter parameter(Vocabulary vocabulary) {
        return new Parameter(
                MOVED,
                (pageRequest, value) -> {
                    if (value.length() > LONGEST
                            || asked(vocabulary, value)
                                    .filter(asked -> asked.isOver(pageRequest.today()))
                                    .isEmpty()) {
                        throw new InvalidParameter(
                                MOVED, "It is no change of a field between two days that are over.", PERMITTED);
                    }
                },
                true,
                false);
    }

    /** The text in URLs. */
    public static String text(SizeChange change, Field field, Window days) {
        return change.code() + ":" + field.name() + ":" + OtherDays.during(days);
    }

    static List<Condition> conditions(PageRequest pageRequest, Vocabulary vocabulary) {
        return Questions.values(pageRequest, MOVED).stream()
                .flatMap(text -> asked(vocabulary, text).stream())
                .<Condition>map(asked -> new Condition.Resized(
                        asked.change(),
                        Dimension.of(asked.field()),
                        asked.days().from(),
                        asked.days().to()))
                .toList();
    }

    /** A value for people. */
    static String words(Vocabulary vocabulary, String value) {
        return asked(vocabulary, value)
                .map(asked -> Messages.get(
                        "filter.moved-" + asked.change().code(),
                        FieldWords.title(asked.field()),
                        Dates.day(asked.days().from()),
                        Dates.day(asked.days().to())))
                .orElse(value);
    }

    private static Optional<Asked> asked(Vocabulary vocabulary, String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        Optional<Field> field = vocabulary.field(form.group(2)).filter(each -> each.kind() == FieldKind.BUCKET);
        return SizeChange.named(form.group(1))
                .flatMap(change -> field.flatMap(
                        known -> FirstSeenDays.read(form.group(3)).map(days -> new Asked(change, known, days))));
    }
}
