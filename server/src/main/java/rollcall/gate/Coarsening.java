package rollcall.gate;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import rollcall.report.Bucket;
import rollcall.report.Claim;

/** One permitted field's claim, reduced to what its kind may hold. */
final class Coarsening {
    private static final Pattern EXACT = Pattern.compile("\\d{1,18}(\\.\\d{1,18})?");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{16}|[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}");
    // The last part of a domain begins with a letter: root@203.0.113.77 tells an address.
    private static final Pattern CONTACT = Pattern.compile(
            "[^\\s\\p{Cntrl}@<>\"(),:;\\\\\\[\\]]{1,64}@(?=.{1,190}$)([\\p{L}\\p{N}-]{1,63}\\.)+\\p{L}[\\p{L}\\p{N}-]{1,62}");

    private Coarsening() {}

    /**
     * What is left of a claim.
     *
     * @param value the kept value, if any: String, Boolean or {@code List<String>}
     * @param whole whether nothing was dropped
     */
    record Result(Optional<Object> value, boolean whole) {
        private static Result all(Object value) {
            return new Result(Optional.of(value), true);
        }

        private static Result of(Optional<String> value) {
            return new Result(Optional.<Object>ofNullable(value.orElse(null)), value.isPresent());
        }

        private static final Result NOTHING = new Result(Optional.empty(), false);
    }

    /** Whether a claim is the sender's way to report nothing: null or an empty text. */
    static boolean saysNothing(Claim claim) {
        return claim instanceof Claim.Other other && other.kind().equals("null")
                || claim instanceof Claim.Text text && text.text().isEmpty();
    }

    static Result of(Field field, Claim claim) {
        return switch (field.kind()) {
            case VERSION -> Result.of(plain(claim).flatMap(VersionText::permitted));
            case BUILD -> Result.of(plain(claim).flatMap(text -> BuildText.permitted(text, field.values())));
            case CHOICE -> Result.of(plain(claim).flatMap(text -> choice(field.values(), text)));
            case HASH ->
                Result.of(plain(claim).filter(text -> HASH.matcher(text).matches()));
            case CONTACT ->
                Result.of(plain(claim).filter(text -> CONTACT.matcher(text).matches()));
            case BUCKET -> Result.of(bucket(Bucket.named(field.bucket()), claim));
            case FLAG -> claim instanceof Claim.Flag flag ? Result.all(flag.flag()) : Result.NOTHING;
            case NAMES -> claim instanceof Claim.Names names ? names(field, names.names()) : Result.NOTHING;
            case IGNORED -> Result.NOTHING;
        };
    }

    private static Optional<String> plain(Claim claim) {
        if (claim instanceof Claim.Number number
                && number.number().scale() >= 0
                && number.number().precision() <= 9) {
            return Optional.of(number.number().toPlainString());
        }
        return claim instanceof Claim.Text text ? Optional.of(text.text()) : Optional.empty();
    }

    /** Senders differ in case (linux, Linux); what is kept is the vocabulary's own spelling. */
    private static Optional<String> choice(List<String> values, String text) {
        for (String value : values) {
            if (value.equalsIgnoreCase(text)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** Exact numbers become labels here, whether they came as numbers or as texts of digits. */
    private static Optional<String> bucket(Bucket bucket, Claim claim) {
        if (claim instanceof Claim.Number number) {
            return bucket.label(number.number());
        }
        if (!(claim instanceof Claim.Text text)) {
            return Optional.empty();
        }
        Optional<String> label = bucket.label(text.text());
        return label.isPresent() || !EXACT.matcher(text.text()).matches()
                ? label
                : bucket.label(new BigDecimal(text.text()));
    }

    private static Result names(Field field, List<String> names) {
        SortedSet<String> kept = new TreeSet<>();
        boolean whole = true;
        for (String name : names) {
            if (Names.permitted(name, field.values())) {
                kept.add(name);
            } else {
                whole = false;
            }
        }
        return new Result(Optional.of(List.copyOf(kept)), whole);
    }
}
