package rollcall.http.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rollcall.docs.Document;
import rollcall.gate.IgnoredField;
import rollcall.report.Rejection;

/** The chapter Troubleshooting names every answer and every reason that a sender or the page of what was not kept can show. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AnswersInDocsTest {
    private static final Document CHAPTER = Document.chapter("troubleshooting");

    @ParameterizedTest
    @EnumSource(Rejection.class)
    void every_reason_for_not_keeping_a_request_has_a_row_with_its_status(Rejection reason) {
        int status = Failure.status(reason);

        assertThat(CHAPTER.section("Answers to senders"))
                .contains((status == 200 ? "| `" : "| " + status + " | `") + reason.code() + "` |");
    }

    @ParameterizedTest
    @EnumSource(IgnoredField.Reason.class)
    void every_reason_for_ignoring_a_field_has_a_row(IgnoredField.Reason reason) {
        String text = reason.text().replaceFirst(": .*", ": ...");

        assertThat(Stream.of(CHAPTER.section("A field is not shown").split("\n")))
                .anySatisfy(line -> assertThat(line).startsWith("|").contains(text));
    }
}
