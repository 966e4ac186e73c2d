package rollcall.http.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CsvTest {
    @Test
    void a_row_ends_with_carriage_return_and_line_feed_and_null_is_an_empty_cell() {
        assertThat(Csv.line(Arrays.asList("a", null, "", "b c"))).isEqualTo("a,,,b c\r\n");
    }

    @Test
    void what_would_end_a_cell_or_a_row_is_quoted_and_nothing_else_is() {
        assertThat(Csv.line(List.of("a,b", "say \"x\"", "two\nlines", "two\r\nlines")))
                .isEqualTo("\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",\"two\r\nlines\"\r\n");
        assertThat(Csv.line(List.of("#1", "a;b", " c ", "it's"))).isEqualTo("#1,a;b, c ,it's\r\n");
    }

    @Test
    void what_a_spreadsheet_would_run_stays_text() {
        assertThat(Csv.line(List.of("=1+1", "+1+1", "-x", "@SUM(A1)", "\t=1", "\r=1")))
                .isEqualTo("'=1+1,'+1+1,'-x,'@SUM(A1),'\t=1,\"'\r=1\"\r\n");
    }

    @Test
    void a_number_with_a_sign_is_no_formula() {
        assertThat(Csv.line(List.of("-3", "+4.5", "-.5", "-1e5"))).isEqualTo("-3,+4.5,'-.5,'-1e5\r\n");
    }
}
