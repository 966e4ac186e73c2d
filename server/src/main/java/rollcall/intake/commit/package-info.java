/**
 * Commits of reports that arrive at the same moment, and the acknowledgements that follow them: which answers are on their way, which
 * ones left whole, and what a resend may be told. It knows no request and no decoder.
 */
@NullMarked
package rollcall.intake.commit;

import org.jspecify.annotations.NullMarked;
