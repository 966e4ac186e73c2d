package rollcall.analysis;

import java.util.List;

/**
 * Which versions are out there.
 *
 * @param now newest version first
 * @param trend the versions that were reported within the range, newest first, day by day, today among them
 * @param rows every version that was ever reported, newest first
 */
public record AdoptionAnswer(Distribution now, Trend trend, List<VersionRow> rows) {}
