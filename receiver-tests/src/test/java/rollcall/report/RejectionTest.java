package rollcall.report;

import static org.assertj.core.api.Assertions.assertThat;
import static rollcall.report.Rejection.Outcome.ANSWERED;
import static rollcall.report.Rejection.Outcome.REJECTED;
import static rollcall.report.Rejection.Outcome.REPEATED;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What each reason for not keeping a request means for the people who read its count. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RejectionTest {
    private static final Map<String, Rejection.Outcome> OUTCOMES = Map.ofEntries(
            Map.entry("unauthorized", REJECTED),
            Map.entry("not_found", REJECTED),
            Map.entry("method_not_allowed", REJECTED),
            Map.entry("unsupported_media_type", REJECTED),
            Map.entry("unsupported_encoding", REJECTED),
            Map.entry("payload_too_large", REJECTED),
            Map.entry("missing_body", REJECTED),
            Map.entry("invalid_encoding", REJECTED),
            Map.entry("invalid_json", REJECTED),
            Map.entry("invalid_data", REJECTED),
            Map.entry("missing_required_fields", REJECTED),
            Map.entry("invalid_field", REJECTED),
            Map.entry("quota_exceeded", REJECTED),
            Map.entry("low_disk", REJECTED),
            Map.entry("unavailable", REJECTED),
            Map.entry("internal_error", REJECTED),
            Map.entry("rate_limited", REPEATED),
            Map.entry("repeated", REPEATED),
            Map.entry("not_kept", ANSWERED),
            Map.entry("no_installation", ANSWERED),
            Map.entry("forgotten", ANSWERED));

    @Test
    void every_reason_has_the_outcome_of_the_table_and_a_new_one_has_to_be_put_into_it() {
        Map<String, Rejection.Outcome> all = new TreeMap<>();
        Arrays.stream(Rejection.values()).forEach(reason -> all.put(reason.code(), reason.outcome()));

        assertThat(all).containsExactlyInAnyOrderEntriesOf(OUTCOMES);
        all.forEach((code, outcome) -> assertThat(Rejection.outcome(code)).isEqualTo(outcome));
    }

    @Test
    void a_reason_of_another_release_is_a_rejection_that_somebody_should_look_at() {
        assertThat(Rejection.outcome("some_new_reason")).isEqualTo(REJECTED);
    }
}
