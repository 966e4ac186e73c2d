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
import rollcall.gate.value.AddressFinder;
import rollcall.gate.value.Browser;
import rollcall.gate.value.BuildText;
import rollcall.gate.value.HostNames;
import rollcall.gate.value.NameRules;
import rollcall.gate.value.VersionText;
import rollcall.gate.value.WordText;
import rollcall.gate.vocabulary.Field;
import rollcall.report.BucketScale;
import rollcall.report.ReportedValue;
import rollcall.report.Sha256;
import rollcall.report.Unusable;

/** One permitted field's reportedValue, reduced to what its fieldKind may hold. */
final class Coarsening {
    private static final Pattern EXACT = Pattern.compile("\\d{1,18}(\\.\\d{1,18})?");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{16}|[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}");
    // The last part of a domain begins with a letter: root@203.0.113.77 tells an address.
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

    /** Digits, and digits behind the point, of a number that may stand for a text: with the exponent of 1e-999999999 it is a gigabyte. */
    private static final int MOST_PLAIN_DIGITS = 9;

    private Coarsening() {}

    /**
     * What is left of a reportedValue.
     *
     * @param value the keptHeartbeat value, if any: String, Boolean or {@code List<String>}
     * @param dropped why something of it was dropped; null if nothing was
     * @param unusable why what stands in the place of a version is none; null if it is one, and for other kinds
     */
    record Result(Optional<Object> value, IgnoredField.Reason dropped, Unusable unusable) {
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

    /** Whether a reportedValue is the sender's way to report nothing: null or an empty text. */
    static boolean saysNothing(ReportedValue reportedValue) {
        return reportedValue instanceof ReportedValue.Other other
                        && other.kind().equals("null")
                || reportedValue instanceof ReportedValue.Text text
                        && text.text().isEmpty();
    }

    /** What is left of a reportedValue; whatever its fieldKind, no text that could hold an internet address. */
    static Result of(Field field, ReportedValue reportedValue) {
        Result result = ofKind(field, reportedValue);
        return field.kind().isVersion()
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
            case BUCKET -> Result.of(bucket(BucketScale.named(field.bucket()), reportedValue));
            case FLAG -> reportedValue instanceof ReportedValue.Flag flag ? Result.all(flag.flag()) : Result.NOTHING;
            case NAMES -> list(reportedValue, name -> NameRules.permitted(name, field.values()));
            case WORDS -> list(reportedValue, word -> Optional.of(word).filter(WordText::isWord));
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
            case ADDRESS_HASH -> Result.of(plain(reportedValue).map(Coarsening::addressHash));
            case IGNORED -> Result.NOTHING;
        };
    }

    /** Of lists each name was looked at already. */
    private static boolean mayHoldAddress(Object value) {
        return value instanceof String text && AddressFinder.isIn(text);
    }

    private static boolean isDomain(String text) {
        return DOMAIN.matcher(text).matches() && !HostNames.tellsAddress(text);
    }

    private static boolean isContact(String text) {
        return CONTACT.matcher(text).matches() && !HostNames.tellsAddress(text.substring(text.indexOf('@') + 1));
    }

    /** What is neither a text nor a number that could be one is no version either. */
    private static Result version(Field field, ReportedValue reportedValue) {
        return Result.of(VersionText.read(plain(reportedValue).orElse(""), field.hasFourParts()));
    }

    /** A text may say an identifier too: that is how a browser part sends it. */
    private static Optional<UUID> id(ReportedValue reportedValue) {
        if (reportedValue instanceof ReportedValue.Id id) {
            return Optional.of(id.id());
        }
        return plain(reportedValue)
                .filter(text -> UUID_TEXT.matcher(text).matches())
                .map(UUID::fromString);
    }

    /** As Eventyay shortens the hash of its own address; what is such a hash already is no address. */
    private static ShortHash addressHash(String address) {
        if (ADDRESS_HASH.matcher(address).matches()) {
            return new ShortHash(address);
        }
        return new ShortHash(Sha256.hex(address, ADDRESS_HASH_BYTES));
    }

    /** The permitted value that a text begins with, the longest one. */
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

    /** Senders differ in case (linux, Linux); what is keptHeartbeat is the vocabulary's own spelling. */
    private static Optional<String> choice(List<String> values, String text) {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFC);
        for (String value : values) {
            if (value.equalsIgnoreCase(normal)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** Exact numbers become labels here, whether they came as numbers or as texts of digits; of a list its length. */
    private static Optional<String> bucket(BucketScale bucketScale, ReportedValue reportedValue) {
        if (reportedValue instanceof ReportedValue.Number number) {
            return bucketScale.label(number.number());
        }
        if (reportedValue instanceof ReportedValue.Names nameRules) {
            return bucketScale.label(BigDecimal.valueOf(nameRules.names().size()));
        }
        if (!(reportedValue instanceof ReportedValue.Text text)) {
            return Optional.empty();
        }
        Optional<String> label = bucketScale.label(text.text());
        return label.isPresent() || !EXACT.matcher(text.text()).matches()
                ? label
                : bucketScale.label(new BigDecimal(text.text()));
    }

    private static Result list(ReportedValue reportedValue, Function<String, Optional<String>> permitted) {
        if (!(reportedValue instanceof ReportedValue.Names nameRules)) {
            return Result.NOTHING;
        }
        SortedSet<String> keptHeartbeat = new TreeSet<>();
        boolean whole = true;
        for (String name : nameRules.names()) {
            Optional<String> one = permitted.apply(name);
            one.ifPresent(keptHeartbeat::add);
            whole &= one.isPresent();
        }
        return Result.some(Optional.of(List.copyOf(keptHeartbeat)), whole);
    }
}
