package rollcall.sender.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

/** How the local agent says no. */
public final class AgentRejection {
    private AgentRejection() {}

    static void assertRefused(HttpResponse<String> answer, int status, String error) {
        assertRefused(answer, status, error, null);
    }

    static void assertRefused(HttpResponse<String> answer, int status, String error, String field) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.body())
                .contains("\"ok\":false", "\"error\":\"" + error + "\"", "\"status_code\":" + status)
                .hasSizeLessThan(200);
        if (field == null) {
            assertThat(answer.body()).doesNotContain("\"field\"");
        } else {
            assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
        }
    }
}
