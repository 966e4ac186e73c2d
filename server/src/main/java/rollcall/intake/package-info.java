/**
 * Takes reports: authenticates, inflates, decodes and judges them, commits them in groups, and says what became of them. A result of success exists
 * only after the commit.
 *
 * <p>This room knows no HTTP: it is handed header texts and a body to read, and hands back a {@link rollcall.intake.IngestResult}.
 */
@NullMarked
package rollcall.intake;

import org.jspecify.annotations.NullMarked;
