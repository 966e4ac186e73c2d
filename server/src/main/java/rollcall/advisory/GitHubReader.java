package rollcall.advisory;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import rollcall.advisory.ReadAdvisory.Format;
import rollcall.report.VersionInterval;

/** Reads an advisory as GitHub's API answers with it: of its database, of a repository, or in a webhook. */
final class GitHubReader {
    private GitHubReader() {}

    static ReadAdvisory read(JsonPlace file) {
        file.member("withdrawn_at").ifPresent(each -> {
            throw each.wrong("this advisory was withdrawn.");
        });
        AffectedPackages packages = new AffectedPackages();
        file.list("vulnerabilities").forEach(each -> readVulnerability(each, packages));
        return new ReadAdvisory(
                Format.GITHUB,
                file.required("ghsa_id").text(),
                JsonPlace.title(file.required("summary").text()),
                Severity.named(file.textOrNone("severity")).orElse(Severity.NOT_RATED),
                file.member("published_at").map(JsonPlace::day).orElse(null),
                link(file),
                packages.all(file.required("vulnerabilities")));
    }

    private static String link(JsonPlace file) {
        Stream<String> references = file.list("references").stream()
                .map(each -> each.value().isTextual() ? each.text() : each.textOrNone("url"));
        return JsonPlace.link(Stream.concat(Stream.of(file.textOrNone("html_url")), references)
                .toList());
    }

    private static void readVulnerability(JsonPlace each, AffectedPackages packages) {
        String name = each.member("package").map(one -> one.textOrNone("name")).orElse("");
        JsonPlace range = each.required("vulnerable_version_range");
        VersionInterval versions = AffectedRanges.ofGitHub(range);
        packages.add(name, range, List.of(versions), fixed(each));
    }

    /** The one version, as text or as an object, or several of a repository's own advisory. */
    private static List<String> fixed(JsonPlace vulnerability) {
        Stream<JsonPlace> first = vulnerability.member("first_patched_version").stream()
                .map(each -> each.value().isObject() ? each.required("identifier") : each);
        Stream<String> several = Arrays.stream(
                        vulnerability.textOrNone("patched_versions").split(","))
                .map(each -> each.replaceAll("^[\\s>=]+", "").strip())
                .filter(each -> each.matches("[vV]?\\d[\\w.+~:-]{0,99}"));
        return Stream.concat(first.map(JsonPlace::version), several).toList();
    }
}
