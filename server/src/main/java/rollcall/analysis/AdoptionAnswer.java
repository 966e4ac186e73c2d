package rollcall.analysis;

import java.util.List;

/**
 * Which versions are out there.
 *
 * @param now newest version first
 * @param rows every version that was ever reported, newest first
 */
public record AdoptionAnswer(Distribution now, List<VersionRow> rows) {}
