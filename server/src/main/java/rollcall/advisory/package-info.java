/**
 * Reads files of advisories: OSV, CSAF 2.0, and GitHub's own format. Bytes in, a {@link rollcall.advisory.ReadAdvisory} out, or the place at
 * which the file is wrong.
 *
 * <p>This room is pure: it knows no product, no clock and no database.
 */
@NullMarked
package rollcall.advisory;

import org.jspecify.annotations.NullMarked;
