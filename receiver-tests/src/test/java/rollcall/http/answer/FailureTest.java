package rollcall.http.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollcall.report.Rejection;

/** What a sender is told agrees with what the pages call it. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FailureTest {
    @ParameterizedTest
    @EnumSource(Rejection.class)
    void who_was_rejected_was_told_that_it_failed_and_who_was_answered_was_told_ok(Rejection reason) {
        int status = Failure.status(reason);

        switch (reason.outcome()) {
            case REJECTED -> assertThat(status).isBetween(400, 599);
            case ANSWERED -> assertThat(status).isEqualTo(200);
            case REPEATED -> assertThat(status).isIn(200, 429);
        }
    }
}
