package rollcall.advisory;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import rollcall.report.VersionInterval;

/**
 * What a file says.
 *
 * @param title in one line
 * @param published the UTC day; null if the file names none
 * @param link to the advisory; empty if the file has none
 * @param affected each package that the file names once, in its order; at least one
 */
public record ReadAdvisory(
        Format format,
        String identifier,
        String title,
        Severity severity,
        @Nullable LocalDate published,
        String link,
        List<Affected> affected) {
    /** The formats that are read. */
    public enum Format {
        OSV,
        CSAF,
        GITHUB
    }

    /**
     * A package, and which of its versions are affected.
     *
     * @param versions the fewest intervals that have these versions; empty if the file names them by something else, for example by commits
     * @param fixed the versions in which it is fixed
     * @param place the JSON pointer of its versions, or of what stands in their place
     */
    public record Affected(String name, List<VersionInterval> versions, List<String> fixed, String place) {}
}
