package rollcall.analysis.annotations;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import rollcall.analysis.annotations.Annotation.Kind;
import rollcall.analysis.versions.Releases;
import rollcall.product.Annotations;
import rollcall.product.SupportLines;
import rollcall.report.Product;
import rollcall.store.servers.AbsenceDao;
import rollcall.store.servers.AbsenceDao.AbsenceRow;

/** What happened to a product on some days. Of each kind at most a few: a chart with more marks shows nothing else. */
public final class Timeline {
    private static final int MOST_WRITTEN = 30;
    private static final int MOST_ABSENCES = 20;

    /** The most releases that charts show by themselves. */
    private static final int MOST_RELEASES = 6;

    private final Annotations annotations;
    private final SupportLines supportLines;
    private final AbsenceDao absences;
    private final Releases releases;

    public Timeline(Annotations annotations, SupportLines supportLines, AbsenceDao absences, Releases releases) {
        this.annotations = annotations;
        this.supportLines = supportLines;
        this.absences = absences;
        this.releases = releases;
    }

    /**
     * All that happened, oldest first: what people wrote down, the ends of support, the newest releases that a handful of instances run, and the longest
     * absences.
     *
     * @param from the first UTC day
     * @param to the last UTC day, included
     * @param today the day that is not over
     */
    public List<Annotation> between(Product product, LocalDate from, LocalDate to, LocalDate today) {
        List<Annotation> all = written(product, from, to);
        Set<String> entered = all.stream()
                .filter(each -> each.kind() == Kind.RELEASE)
                .map(Annotation::text)
                .collect(Collectors.toSet());
        releases.of(product, today).stream()
                .filter(release -> !release.firstSeen().isBefore(from)
                        && !release.firstSeen().isAfter(to)
                        && !entered.contains(release.version()))
                .limit(MOST_RELEASES)
                .forEach(release -> all.add(Annotation.ofDay(Kind.RELEASE, release.firstSeen(), release.version())));
        return withAbsences(all, from, to);
    }

    /** The same without releases that nobody wrote down, for charts that have their own. */
    public List<Annotation> withoutReleases(Product product, LocalDate from, LocalDate to) {
        return withAbsences(written(product, from, to), from, to);
    }

    /** The longest times in which the receiver was away, newest first. They hold for every product. */
    public List<Annotation> absences(LocalDate from, LocalDate to) {
        return absences.between(start(from), start(to.plusDays(1)), MOST_ABSENCES).stream()
                .map(Timeline::away)
                .toList();
    }

    /** Adds the absences and sorts all, oldest first. */
    private List<Annotation> withAbsences(List<Annotation> all, LocalDate from, LocalDate to) {
        all.addAll(absences(from, to));
        all.sort(Comparator.comparing(Annotation::from).thenComparing(Annotation::kind));
        return all;
    }

    private List<Annotation> written(Product product, LocalDate from, LocalDate to) {
        List<Annotation> written = new ArrayList<>();
        for (Annotations.Written row : annotations.between(product, from, to, MOST_WRITTEN)) {
            Kind kind = row.kind().equals("release") ? Kind.RELEASE : Kind.NOTE;
            written.add(Annotation.ofDay(kind, row.day(), row.text()));
        }
        supportLines.all(product).stream()
                .filter(line -> !line.ends().isBefore(from) && !line.ends().isAfter(to))
                .forEach(line -> written.add(Annotation.ofDay(Kind.SUPPORT_ENDS, line.ends(), line.title())));
        return written;
    }

    private static Annotation away(AbsenceRow row) {
        return new Annotation(
                Kind.AWAY, day(row.beganAt()), day(row.endedAt()), "", Duration.between(row.beganAt(), row.endedAt()));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }
}
