package rollcall.simulation;

import static rollcall.simulation.Loops.count;
import static rollcall.simulation.Loops.decimal;
import static rollcall.simulation.Loops.ratio;
import static rollcall.simulation.Loops.wilson;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which errors were played, counted as the page Errors counts them, in lines as its files have. */
final class PlayedErrors {
    private static final List<String> NEWEST_FIRST = List.of("2.0.0", "1.1.0", "1.0.0");
    private static final int FIXED_FOR = 7;

    private record Error(Played by, int day, String signature) {
        String version() {
            return by.version(day);
        }
    }

    private final List<Played> all;
    private final List<Error> errors = new ArrayList<>();

    PlayedErrors(List<Played> all) {
        this.all = all;
        for (Played one : all) {
            one.load().errors().forEach((day, signatures) -> {
                if (one.reports(day)) {
                    signatures.forEach(signature -> errors.add(new Error(one, day, signature)));
                }
            });
        }
    }

    /** How many sent an error in some days. */
    long with(int from, int to) {
        return senders(error -> isIn(error, from, to)).size();
    }

    /** How many sent an error of a signature in some days. */
    long with(String signature, int from, int to) {
        return senders(error -> isIn(error, from, to) && error.signature.equals(signature))
                .size();
    }

    /** Signatures of some days, of the instances that are asked about; how often they were sent is known of all alone. */
    List<String> signatures(int from, int to, Predicate<Played> who, boolean areAll) {
        return errors.stream()
                .map(Error::signature)
                .filter(signature -> !signature.isEmpty())
                .distinct()
                .sorted()
                .filter(signature -> !senders(error -> of(error, signature, from, to) && who.test(error.by))
                        .isEmpty())
                .sorted(Comparator.comparing((String signature) -> -senders(
                                        error -> of(error, signature, from, to) && who.test(error.by))
                                .size())
                        .thenComparing(signature -> areAll ? -often(error -> of(error, signature, from, to)) : 0))
                .map(signature -> String.join(
                        ",",
                        signature,
                        String.valueOf(senders(error -> of(error, signature, from, to) && who.test(error.by))
                                .size()),
                        areAll ? String.valueOf(often(error -> of(error, signature, from, to))) : "",
                        history(signature)))
                .toList();
    }

    /** First and last version and day, since which release it is new, and between which releases it was away. */
    private String history(String signature) {
        List<Error> its = errors.stream()
                .filter(error -> error.signature.equals(signature))
                .toList();
        TreeSet<String> versions = its.stream().map(Error::version).collect(Collectors.toCollection(TreeSet::new));
        int first = its.stream().mapToInt(Error::day).min().orElseThrow();
        int last = its.stream().mapToInt(Error::day).max().orElseThrow();
        int reported = 0;
        while (!Played.versions(all, reported, reported).containsKey("2.0.0")) {
            reported++;
        }
        boolean isNew = versions.equals(Set.of("2.0.0")) && first >= reported;
        boolean isBack = versions.equals(Set.of("1.0.0", "2.0.0"))
                && firstOn("2.0.0", its) >= Loops.dayZero(all, "1.1.0") + FIXED_FOR
                && firstOn("1.0.0", its) < firstOn("2.0.0", its);
        return String.join(
                ",",
                versions.first(),
                versions.last(),
                Play.day(first).toString(),
                Play.day(last).toString(),
                isNew ? "2.0.0" : "",
                isBack ? "1.1.0" : "",
                isBack ? "2.0.0" : "");
    }

    private static int firstOn(String version, List<Error> its) {
        return its.stream()
                .filter(error -> error.version().equals(version))
                .mapToInt(Error::day)
                .min()
                .orElseThrow();
    }

    /** By version, with any error or with one signature. */
    List<String> versions(int from, int to, Predicate<Played> who, boolean areAll, String signature) {
        List<String> lines = new ArrayList<>();
        for (String version : NEWEST_FIRST) {
            Predicate<Error> here = error -> isIn(error, from, to)
                    && error.version().equals(version)
                    && (signature == null || error.signature.equals(signature));
            long ran = count(all, one -> who.test(one) && one.ran(version, from, to));
            long with = senders(error -> here.test(error) && who.test(error.by)).size();
            long often = often(here);
            long days =
                    all.stream().mapToLong(one -> one.daysOn(version, from, to)).sum();
            if (ran > 0) {
                lines.add(String.join(
                        ",",
                        version,
                        String.valueOf(ran),
                        String.valueOf(with),
                        ratio(with, ran),
                        decimal(wilson(with, ran, -1)),
                        decimal(wilson(with, ran, 1)),
                        areAll ? often + "," + days + "," + ratio(often, days) : ",,"));
            }
        }
        return lines;
    }

    private static boolean of(Error error, String signature, int from, int to) {
        return isIn(error, from, to) && error.signature.equals(signature);
    }

    private static boolean isIn(Error error, int from, int to) {
        return error.day >= from && error.day <= to;
    }

    private Set<UUID> senders(Predicate<Error> which) {
        return errors.stream().filter(which).map(error -> error.by.id()).collect(Collectors.toSet());
    }

    private int often(Predicate<Error> which) {
        return (int) errors.stream().filter(which).count();
    }
}
