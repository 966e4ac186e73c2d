/**
 * One report's way in: authenticate, inflate, decode, judge, commit in a group, answer. An answer exists only after the commit.
 *
 * <p>This room knows no HTTP: it is handed header texts and a body to read, and hands back a {@link rollcall.intake.IngestResult}.
 */
@NullMarked
package rollcall.intake;

import org.jspecify.annotations.NullMarked;
