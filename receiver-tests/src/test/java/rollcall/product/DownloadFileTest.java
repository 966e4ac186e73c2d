package rollcall.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.report.InvalidInput;

/** Files of download counts: what is read, and where and how a file that is none is refused. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DownloadFileTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @Test
    void days_and_weeks_are_read_in_any_order_and_line_ending() {
        DownloadFile days = read("\uFEFFDay,Count\r\n2026-11-19,1204\r\n\r\n2026-11-01, 0 \r\n");
        assertThat(days.span()).isEqualTo(1);
        assertThat(days.counts())
                .containsExactly(
                        Map.entry(LocalDate.of(2026, 11, 1), 0L), Map.entry(LocalDate.of(2026, 11, 19), 1204L));

        DownloadFile weeks = read("week,count\n2026-W46,7\n2026W01,1\n2026-11-02,5\n");
        assertThat(weeks.span()).isEqualTo(7);
        assertThat(weeks.counts())
                .containsExactly(
                        Map.entry(LocalDate.of(2025, 12, 29), 1L),
                        Map.entry(LocalDate.of(2026, 11, 2), 5L),
                        Map.entry(LocalDate.of(2026, 11, 9), 7L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|Line 1, column 1: the first line has to be day,count or week,count.",
                "date;count|Line 1, column 1: the first line has to be day,count or week,count.",
                "day,count|The file has no count below its first line.",
                "day,count\\n2026-11-19;4|Line 2, column 13: a line has a comma between the day or week and its count.",
                "day,count\\n2026-11-19,4\\n19.11.2026,4|Line 3, column 1: this is no day. Write it as 2026-11-20.",
                "day,count\\n2026-02-30,4|Line 2, column 1: this is no day. Write it as 2026-11-20.",
                "week,count\\n2026-11-17,4|Line 2, column 1: this is no week. Write it as 2026-W47, or as its Monday: 2026-11-16.",
                "week,count\\n2026-W54,4|Line 2, column 1: this is no week. Write it as 2026-W47, or as its Monday: 2026-11-16.",
                "week,count\\n2026-W47,4|Line 2, column 1: this is not over yet by UTC, or before the year 2000. Take the line out.",
                "day,count\\n2026-11-20,4|Line 2, column 1: this is not over yet by UTC, or before the year 2000. Take the line out.",
                "day,count\\n1999-12-31,4|Line 2, column 1: this is not over yet by UTC, or before the year 2000. Take the line out.",
                "day,count\\n2026-11-19,1.204|Line 2, column 12: this is no count. Write at most 12 digits and nothing else: 1204.",
                "day,count\\n2026-11-19,1,204|Line 2, column 12: this is no count. Write at most 12 digits and nothing else: 1204.",
                "day,count\\n2026-11-19,-4|Line 2, column 12: this is no count. Write at most 12 digits and nothing else: 1204.",
                "day,count\\n2026-11-19,4\\n2026-11-19,5|Line 3, column 1: this is in line 2 already. Take one of them out."
            })
    void what_is_no_such_file_is_refused_with_its_place_and_what_mends_it(String file, String why) {
        assertThatThrownBy(() -> read(file.replace("\\n", "\n")))
                .isInstanceOf(InvalidInput.class)
                .hasMessage(why + " Nothing was kept.");
    }

    @Test
    void other_bytes_and_too_many_lines_are_refused() {
        byte[] latin = "day,count\n2026-11-19,4\nf\u00fcnf,4".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> DownloadFile.read(latin, TODAY))
                .hasMessage("Line 3, column 2: this is no UTF-8. Save the file as CSV in UTF-8. Nothing was kept.");
        assertThatThrownBy(() -> read("day,count" + "\n2026-11-19,4".repeat(10_001)))
                .hasMessage("The file has more than 10000 counts. Take out the oldest. Nothing was kept.");
    }

    private static DownloadFile read(String text) {
        return DownloadFile.read(text.getBytes(StandardCharsets.UTF_8), TODAY);
    }
}
