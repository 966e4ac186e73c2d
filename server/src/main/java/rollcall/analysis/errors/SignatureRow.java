package rollcall.analysis.errors;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One error in the days of a question.
 *
 * @param instances of those that the question is about, how many sent it
 * @param events how often it was sent; null if nobody knows of these instances
 * @param isNew whether it is new since the release of the question; false if there is no such release
 */
public record SignatureRow(
        String signature,
        int instances,
        @Nullable Long events,
        ErrorHistory history,
        boolean isNew,
        Optional<ErrorHistory.Returned> returned) {}
