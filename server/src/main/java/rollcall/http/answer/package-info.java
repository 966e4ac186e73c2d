/** Failures as status, code and text, and answers that report to an {@link rollcall.intake.commit.Ack} whether they reached the sender. */
@NullMarked
package rollcall.http.answer;

import org.jspecify.annotations.NullMarked;
