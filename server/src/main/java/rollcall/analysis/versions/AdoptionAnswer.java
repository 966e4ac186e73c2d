package rollcall.analysis.versions;

import java.util.List;
import rollcall.analysis.fields.Distribution;

/**
 * The versions that run.
 *
 * @param now newest version first
 * @param rows every version that was ever reported, newest first
 */
public record AdoptionAnswer(Distribution now, List<VersionRow> rows) {}
