package rollcall.advisory;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import rollcall.advisory.ReadAdvisory.Format;
import rollcall.report.Version;
import rollcall.report.VersionInterval;

/** Reads the Open Source Vulnerability format (ossf.github.io/osv-schema), in which the GitHub Advisory Database publishes too. */
final class OsvReader {
    private static final String LOWEST = "0";
    private static final String NO_LIMIT = "*";
    private static final List<String> KINDS = List.of("introduced", "fixed", "last_affected");

    private OsvReader() {}

    static ReadAdvisory read(JsonPlace file) {
        file.member("withdrawn").ifPresent(each -> {
            throw each.wrong("this advisory was withdrawn.");
        });
        AffectedPackages packages = new AffectedPackages();
        Severity severity = severity(file);
        for (JsonPlace affected : file.list("affected")) {
            readAffected(affected, packages);
            severity = severity.or(severity(affected));
        }
        return new ReadAdvisory(
                Format.OSV,
                file.required("id").text(),
                JsonPlace.title(Stream.of("summary", "details", "id")
                        .map(file::textOrNone)
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse("")),
                stated(file).orElse(severity),
                published(file),
                link(file),
                packages.all(file.required("affected")));
    }

    private static LocalDate published(JsonPlace file) {
        return file.member("published")
                .orElseGet(() -> file.required("modified"))
                .day();
    }

    private static String link(JsonPlace file) {
        List<JsonPlace> references = file.list("references");
        Stream<JsonPlace> advisories =
                references.stream().filter(each -> each.textOrNone("type").equals("ADVISORY"));
        return JsonPlace.link(Stream.concat(advisories, references.stream())
                .map(each -> each.required("url").text())
                .toList());
    }

    private static void readAffected(JsonPlace affected, AffectedPackages packages) {
        String name = affected.member("package")
                .map(each -> each.required("name").text())
                .orElse("");
        List<VersionInterval> versions = new ArrayList<>();
        List<String> fixed = new ArrayList<>();
        affected.list("versions").forEach(each -> versions.add(AffectedRanges.one(each.version())));
        boolean commits = false;
        for (JsonPlace range : affected.list("ranges")) {
            JsonPlace type = range.required("type");
            if (type.text().equals("GIT")) {
                commits = true;
            } else if (Set.of("SEMVER", "ECOSYSTEM").contains(type.text())) {
                readRange(range, versions, fixed);
            } else {
                throw type.wrong("this has to be SEMVER, ECOSYSTEM or GIT.");
            }
        }
        if (!versions.isEmpty()) {
            packages.add(name, affected, versions, fixed);
        } else if (commits) {
            packages.addUnknown(name, affected);
        } else {
            throw affected.wrong("this names no versions: ranges or versions are missing.");
        }
    }

    private record RangeEnd(String kind, String version) {
        boolean is(String other) {
            return kind.equals(other);
        }
    }

    /** As the specification evaluates events: in the order of versions, each begins or ends what is affected. */
    private static void readRange(JsonPlace range, List<VersionInterval> versions, List<String> fixed) {
        List<RangeEnd> events = events(range.required("events"), range);
        String from = null;
        for (RangeEnd event : events) {
            if (event.is("introduced")) {
                from = from == null ? event.version : from;
            } else if (from != null) {
                boolean last = event.is("last_affected");
                versions.add(new VersionInterval(from.equals(LOWEST) ? "" : from, true, event.version, last));
                from = null;
            }
            if (event.is("fixed")) {
                fixed.add(event.version);
            }
        }
        if (from != null) {
            versions.add(VersionInterval.from(from));
        }
    }

    private static List<RangeEnd> events(JsonPlace place, JsonPlace range) {
        List<RangeEnd> events = new ArrayList<>();
        for (JsonPlace each : range.list("events")) {
            each.member("limit").filter(limit -> !limit.text().equals(NO_LIMIT)).ifPresent(limit -> {
                throw limit.wrong("a limit is not read: write fixed or last_affected.");
            });
            List<String> kinds = KINDS.stream().filter(each::has).toList();
            if (kinds.size() > 1 || kinds.isEmpty() && !each.has("limit")) {
                throw each.wrong("this has to have one of introduced, fixed and last_affected.");
            }
            kinds.forEach(
                    kind -> events.add(new RangeEnd(kind, each.required(kind).version())));
        }
        if (events.stream().noneMatch(each -> each.is("introduced"))) {
            throw place.wrong("no version is introduced.");
        }
        events.sort(Comparator.comparing((RangeEnd each) -> !(each.is("introduced") && each.version.equals(LOWEST)))
                .thenComparing(each -> new Version(each.version), Version.BY_RELEASE));
        return events;
    }

    /** The publisher's own word. What these objects have is up to each database. */
    private static Optional<Severity> stated(JsonPlace place) {
        return Stream.of("database_specific", "ecosystem_specific")
                .map(name -> place.value().path(name).path("severity"))
                .filter(JsonNode::isTextual)
                .flatMap(word -> Severity.named(word.textValue()).stream())
                .findFirst();
    }

    /** By the word, or by the scores of CVSS 3. */
    private static Severity severity(JsonPlace place) {
        Severity worst = Severity.NOT_RATED;
        for (JsonPlace each : place.list("severity")) {
            String score = each.required("score").text();
            worst = each.required("type").text().equals("CVSS_V3") ? worst.or(CvssScore.severity(score)) : worst;
        }
        return stated(place).orElse(worst);
    }
}
