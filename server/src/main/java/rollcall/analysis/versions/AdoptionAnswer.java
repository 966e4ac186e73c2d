package rollcall.analysis.versions;

import java.util.List;
import rollcall.analysis.fields.Distribution;

/**
 * The versions that run, told apart by a level.
 *
 * @param now newest version first
 * @param rows every version that was ever reported, newest first
 * @param curves how the newest releases spread, newest first; at most {@link AdoptionCurve#MOST}
 */
public record AdoptionAnswer(VersionLevel level, Distribution now, List<VersionRow> rows, List<AdoptionCurve> curves) {
    private static final int BYTES_OF_A_ROW = 200;

    /** How much memory it takes, roughly. */
    long bytes() {
        return now.bytes() + (long) BYTES_OF_A_ROW * rows.size();
    }
}
