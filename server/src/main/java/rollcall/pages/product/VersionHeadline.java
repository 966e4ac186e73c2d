package rollcall.pages.product;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rollcall.analysis.trends.Share;
import rollcall.analysis.versions.AdoptionAnswer;
import rollcall.analysis.versions.VersionLevel;
import rollcall.analysis.versions.VersionRow;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;
import rollcall.report.Version;

/**
 * The result of the versions page in one or two sentences.
 *
 * @param share the largest share among the instances that report a version, written out; null if none reports one
 * @param active the number of instances that the share is of, written out
 * @param what the version with that share: a major version such as "2.x", a minor one such as "2.1.x" if these are shown, or the full version
 *     if all run the same major version; null if none reports one
 * @param arrival how fast half of the instances took the newest version that reached half of them, and the share of a newer version; empty
 *     if there is neither
 */
public record VersionHeadline(String share, String active, String what, String arrival) {
    static VersionHeadline of(AdoptionAnswer adoptionAnswer, LocalDate today) {
        Map<String, Double> majors = new LinkedHashMap<>();
        for (Share version : adoptionAnswer.now().shares()) {
            majors.merge(new Version(version.value()).majorGroup(), version.share(), Double::sum);
        }
        boolean one = majors.size() == 1 || adoptionAnswer.level() == VersionLevel.MINOR;
        Map.Entry<String, Double> most = one ? mostFrequent(adoptionAnswer) : largest(majors);
        return new VersionHeadline(
                most == null ? null : Numbers.percent(most.getValue()),
                Phrases.instances(adoptionAnswer.now().reported()),
                most == null ? null : most.getKey(),
                arrival(adoptionAnswer.rows(), today.minusDays(1)));
    }

    /** @param newestFirst every version, the newest first */
    private static String arrival(List<VersionRow> newestFirst, LocalDate yesterday) {
        List<String> parts = new ArrayList<>();
        int half = 0;
        while (half < newestFirst.size() && newestFirst.get(half).daysToHalf() == null) {
            half++;
        }
        if (half < newestFirst.size()) {
            parts.add(arrived(newestFirst.get(half)));
        }
        newestFirst.subList(0, half).stream()
                .filter(versionRow -> versionRow.since() != null && versionRow.reached() != null)
                .max(Comparator.comparingInt(VersionRow::active))
                .ifPresent(versionRow -> parts.add(coming(versionRow, yesterday)));
        return parts.isEmpty() ? "" : String.join("; ", parts) + ".";
    }

    private static String arrived(VersionRow versionRow) {
        return Messages.get(
                "versions.took",
                versionRow.version(),
                versionRow.daysToHalf(),
                Dates.day(versionRow.since()),
                Dates.day(versionRow.since().plusDays(versionRow.daysToHalf())));
    }

    private static String coming(VersionRow versionRow, LocalDate yesterday) {
        return Messages.get(
                "versions.is-at",
                versionRow.version(),
                Numbers.percent(versionRow.reached().share()),
                versionRow.reached().of(),
                ChronoUnit.DAYS.between(versionRow.since(), yesterday));
    }

    private static Map.Entry<String, Double> mostFrequent(AdoptionAnswer adoptionAnswer) {
        Map<String, Double> versions = new LinkedHashMap<>();
        adoptionAnswer.now().shares().forEach(version -> versions.put(version.value(), version.share()));
        return largest(versions);
    }

    private static Map.Entry<String, Double> largest(Map<String, Double> shares) {
        return shares.entrySet().stream().max(Map.Entry.comparingByValue()).orElse(null);
    }
}
