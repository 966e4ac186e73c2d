package rollcall.pages;

import java.util.LinkedHashMap;
import java.util.Map;
import rollcall.analysis.AdoptionAnswer;
import rollcall.analysis.Share;
import rollcall.analysis.VersionRow;
import rollcall.report.Version;

/**
 * The answer of the versions page in one sentence.
 *
 * @param share of the instances that reported a version, written out; null if none does
 * @param active how many instances the share is of, written out
 * @param what they run: "2.x", or the version itself where all run the same major one
 * @param half the newest version that half of them moved to; null if none was
 * @param days that took, written out
 */
public record VersionHeadline(String share, String active, String what, String half, String days) {
    static VersionHeadline of(AdoptionAnswer answer) {
        Map<String, Double> majors = new LinkedHashMap<>();
        for (Share version : answer.now().shares()) {
            majors.merge(new Version(version.value()).major(), version.share(), Double::sum);
        }
        Map.Entry<String, Double> most = majors.size() == 1 ? mostFrequent(answer) : largest(majors);
        VersionRow half = answer.rows().stream()
                .filter(row -> row.daysToHalf() != null)
                .findFirst()
                .orElse(null);
        return new VersionHeadline(
                most == null ? null : Numbers.percent(most.getValue()),
                Words.instances(answer.now().reported()),
                most == null ? null : most.getKey(),
                half == null ? null : half.version(),
                half == null ? null : Words.days(half.daysToHalf()));
    }

    private static Map.Entry<String, Double> mostFrequent(AdoptionAnswer answer) {
        Map<String, Double> versions = new LinkedHashMap<>();
        answer.now().shares().forEach(version -> versions.put(version.value(), version.share()));
        return largest(versions);
    }

    private static Map.Entry<String, Double> largest(Map<String, Double> shares) {
        return shares.entrySet().stream().max(Map.Entry.comparingByValue()).orElse(null);
    }
}
