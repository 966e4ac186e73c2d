/**
 * The commits of reports that arrive at the same time, and the acknowledgements of their answers: which answers are under way, which ones
 * arrived or were lost, and what a resend is told. This room knows no request and no decoder.
 */
@NullMarked
package rollcall.intake.commit;

import org.jspecify.annotations.NullMarked;
