package rollcall.gate;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rollcall.gate.value.AddressFinder;
import rollcall.gate.value.Browser;
import rollcall.gate.value.BuildText;
import rollcall.gate.value.HostNames;
import rollcall.gate.value.NameRules;
import rollcall.gate.value.SignatureText;
import rollcall.gate.value.VersionText;
import rollcall.gate.value.WordText;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.BucketScale;
import rollcall.report.ReportedValue;
import rollcall.report.Sha256;
import rollcall.report.Unusable;

/** Reduces the reported value of a permitted field to what its kind allows. */
final class Coarsening {
    private static final Pattern EXACT = Pattern.compile("\\d{1,18}(\\.\\d{1,18})?");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{16}|[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}");
    // The last part of a domain begins with a letter, because root@203.0.113.77 contains an address.
    private static final Pattern CONTACT = Pattern.compile(
            "[^\\s\\p{Cntrl}@<>\"(),:;\\\\\\[\\]]{1,64}@(?=.{1,190}$)([\\p{L}\\p{N}-]{1,63}\\.)+\\p{L}[\\p{L}\\p{N}-]{1,62}");

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern LANGUAGE = Pattern.compile("[a-zA-Z]{2,3}(?:[_-][a-zA-Z]{2,4}){0,2}");
    private static final Pattern MAJOR = Pattern.compile("(\\d{1,6})(?:[.\\s]|$)");
    private static final Pattern DOMAIN =
            Pattern.compile("(?=.{1,190}$)([\\p{L}\\p{N}-]{1,63}\\.)+\\p{L}[\\p{L}\\p{N}-]{1,62}");

    private static final Pattern ADDRESS_HASH = Pattern.compile("[0-9a-f]{16}");

    /** Eventyay keeps 16 hexadecimal digits of its hash. */
    private static final int ADDRESS_HASH_BYTES = 8;

    /** Most digits, and most digits after the point, of a number that may stand for a text: 1e-999999999 would be a gigabyte of text. */
    private static final int MOST_PLAIN_DIGITS = 9;

    private Coarsening() {}

    /**
     * What may be kept of a reported value.
     *
     * @param value if any: a String, a Boolean, a {@code List<String>}, or what {@link KeptEvent} may have
     * @param ignored why something of it was ignored; null if nothing was
     * @param unusable why the value of a version field is not a version; null if it is one, and for other kinds
     */
    record Result(
            Optional<Object> value,
            IgnoredField.@Nullable Reason ignored,
            @Nullable Unusable unusable) {
        private static final Result NOTHING = of(Optional.empty());

        private static Result all(Object value) {
            return new Result(Optional.of(value), null, null);
        }

        private static Result of(Optional<?> value) {
            return some(value, value.isPresent());
        }

        private static Result some(Optional<?> value, boolean whole) {
            return new Result(
                    value.map(Object.class::cast), whole ? null : IgnoredField.Reason.VALUE_NOT_PERMITTED, null);
        }

        private static Result combined(Combining.Kept kept) {
            return new Result(Optional.ofNullable(kept.value()), kept.ignored(), null);
        }

        private static Result of(VersionText.Reading reading) {
            Unusable unusable = reading.reason().orElse(null);
            return new Result(
                    reading.version().map(Object.class::cast),
                    unusable != null
                            ? IgnoredField.Reason.of(unusable)
                            : reading.shortened() ? IgnoredField.Reason.SHORTENED : null,
                    unusable);
        }
    }

    /** True if the sender reports nothing: null or an empty text. */
    static boolean saysNothing(ReportedValue reportedValue) {
        return reportedValue instanceof ReportedValue.Other other
                        && other.kind().equals("null")
                || reportedValue instanceof ReportedValue.Text text
                        && text.text().isEmpty();
    }

    /** What may be kept of a reported value; never a text that may contain an internet address. Labels of buckets are the program's own. */
    static Result of(Field field, ReportedValue reportedValue) {
        Result result = ofKind(field, reportedValue);
        return field.kind().isVersion()
                        || field.kind().isCombined()
                        || field.kind() == FieldKind.BUCKET
                        || result.value().filter(Coarsening::mayHoldAddress).isEmpty()
                ? result
                : Result.NOTHING;
    }

    private static Result ofKind(Field field, ReportedValue reportedValue) {
        return switch (field.kind()) {
            case VERSION -> version(field, reportedValue);
            case BUILD -> Result.of(plain(reportedValue).flatMap(text -> BuildText.permitted(text, field.values())));
            case CHOICE -> Result.of(plain(reportedValue).flatMap(text -> choice(field.values(), text)));
            case HASH ->
                Result.of(plain(reportedValue).filter(text -> HASH.matcher(text).matches()));
            case CONTACT -> Result.of(plain(reportedValue).filter(text -> isContact(text)));
            case BUCKET -> Result.of(bucket(field.scale(), reportedValue));
            case FLAG -> reportedValue instanceof ReportedValue.Flag flag ? Result.all(flag.flag()) : Result.NOTHING;
            case NAMES, WORDS -> list(reportedValue, name -> name(field, name));
            case NUMBER ->
                Result.of(
                        reportedValue instanceof ReportedValue.Number number
                                ? EventValue.number(number.number())
                                : Optional.empty());
            case ID -> Result.of(id(reportedValue));
            case WORD -> Result.of(plain(reportedValue).filter(WordText::isWord));
            case LANGUAGE ->
                Result.of(plain(reportedValue)
                        .filter(text -> LANGUAGE.matcher(text).matches()));
            case BROWSER -> Result.of(plain(reportedValue).flatMap(Browser::of));
            case FAMILY -> Result.of(plain(reportedValue).flatMap(text -> family(field.values(), text)));
            case MAJOR -> Result.of(plain(reportedValue).flatMap(Coarsening::major));
            case DOMAIN -> Result.of(plain(reportedValue).filter(text -> isDomain(text)));
            case DAY_SUM -> Result.combined(Combining.daySum(reportedValue));
            case HISTOGRAM -> Result.combined(Combining.histogram(field, reportedValue));
            case ADDRESS_HASH -> Result.of(plain(reportedValue).map(Coarsening::addressHash));
            case SIGNATURE -> Result.of(plain(reportedValue).flatMap(text -> SignatureText.of(text, field.values())));
            case IGNORED -> Result.NOTHING;
        };
    }

    /** The names of lists have been checked one by one. */
    private static boolean mayHoldAddress(Object value) {
        return value instanceof String text && AddressFinder.isIn(text);
    }

    private static boolean isDomain(String text) {
        return DOMAIN.matcher(text).matches() && !HostNames.tellsAddress(text);
    }

    private static boolean isContact(String text) {
        return CONTACT.matcher(text).matches() && !HostNames.tellsAddress(text.substring(text.indexOf('@') + 1));
    }

    /** A value that is neither a text nor a plain number is not a version. */
    private static Result version(Field field, ReportedValue reportedValue) {
        return Result.of(VersionText.read(plain(reportedValue).orElse(""), field.hasFourParts()));
    }

    /** A text may contain an identifier too: pages in browsers send it so. */
    private static Optional<UUID> id(ReportedValue reportedValue) {
        if (reportedValue instanceof ReportedValue.Id id) {
            return Optional.of(id.id());
        }
        return plain(reportedValue)
                .filter(text -> UUID_TEXT.matcher(text).matches())
                .map(UUID::fromString);
    }

    /** Shortens the hash as Eventyay does with that of its own address; a text that is such a hash already stays as it is. */
    private static KeptEvent.ShortHash addressHash(String address) {
        if (ADDRESS_HASH.matcher(address).matches()) {
            return new KeptEvent.ShortHash(address);
        }
        return new KeptEvent.ShortHash(Sha256.hex(address, ADDRESS_HASH_BYTES));
    }

    /** The longest permitted value that the text begins with. */
    private static Optional<String> family(List<String> values, String text) {
        return values.stream()
                .filter(value -> text.regionMatches(true, 0, value, 0, value.length()))
                .max(Comparator.comparingInt(String::length));
    }

    private static Optional<String> major(String text) {
        Matcher number = MAJOR.matcher(text);
        return number.lookingAt() ? Optional.of(number.group(1)) : Optional.empty();
    }

    private static Optional<String> plain(ReportedValue reportedValue) {
        if (reportedValue instanceof ReportedValue.Number number
                && number.number().scale() >= 0
                && number.number().scale() <= MOST_PLAIN_DIGITS
                && number.number().precision() <= MOST_PLAIN_DIGITS) {
            return Optional.of(number.number().toPlainString());
        }
        return reportedValue instanceof ReportedValue.Text text ? Optional.of(text.text()) : Optional.empty();
    }

    /** The vocabulary's spelling of a value, because senders differ in case (linux, Linux). */
    private static Optional<String> choice(List<String> values, String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
        for (String value : values) {
            if (value.equalsIgnoreCase(normal)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** The label for an exact number (as a number or as a text of digits), for a label, or for the length of a list. */
    private static Optional<String> bucket(BucketScale bucketScale, ReportedValue reportedValue) {
        if (reportedValue instanceof ReportedValue.Number number) {
            return bucketScale.label(number.number());
        }
        if (reportedValue instanceof ReportedValue.Names list) {
            return bucketScale.label(BigDecimal.valueOf(list.names().size()));
        }
        if (!(reportedValue instanceof ReportedValue.Text text)) {
            return Optional.empty();
        }
        Optional<String> label = bucketScale.label(text.text());
        return label.isPresent() || !EXACT.matcher(text.text()).matches()
                ? label
                : bucketScale.label(new BigDecimal(text.text()));
    }

    /** What may be kept of one name of a list. */
    static Optional<String> name(Field field, String name) {
        return field.kind() == FieldKind.NAMES
                ? NameRules.permitted(name, field.values())
                : Optional.of(name).filter(WordText::isWord);
    }

    /** The same as a result. */
    static Result ofName(Field field, String name) {
        return Result.of(name(field, name));
    }

    /** What may be kept of a list of names, each of which is judged alone. */
    static Result list(ReportedValue reportedValue, Function<String, Optional<String>> permitted) {
        if (!(reportedValue instanceof ReportedValue.Names list)) {
            return Result.NOTHING;
        }
        SortedSet<String> kept = new TreeSet<>();
        boolean whole = true;
        for (String name : list.names()) {
            Optional<String> one = permitted.apply(name);
            one.ifPresent(kept::add);
            whole &= one.isPresent();
        }
        return Result.some(Optional.of(List.copyOf(kept)), whole);
    }
}
