package rollcall.gate.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SignatureTextTest {
    private static final String JAVA = """
            java.lang.IllegalStateException: cannot pay order 4711 of ada@example.org
            \tat shop.Orders.pay(Orders.java:%s)
            \tat java.base/java.lang.Thread.run(Thread.java:840)
            """;

    private static final String PYTHON = """
            Traceback (most recent call last):
              File "/home/ada/eventyay/orders.py", line %s, in pay
                raise ValueError("ada@example.org")
            ValueError: ada@example.org
            """;

    @ParameterizedTest
    @CsvSource({
        "0f3a55c1,0f3a55c1",
        "0F3A55C1,0f3a55c1",
        "7f3e21aa90bc4d557f3e21aa90bc4d557f3e21aa90bc4d557f3e21aa90bc4d55,7f3e21aa90bc4d557f3e21aa90bc4d557f3e21aa90bc4d557f3e21aa90bc4d55",
        "E1042,E1042",
        "SQLSTATE-42P01,SQLSTATE-42P01",
        "HTTP_503,HTTP_503",
        "404,404"
    })
    void a_hash_and_a_code_are_kept(String sent, String kept) {
        assertThat(SignatureText.of(sent, List.of())).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cannot pay",
                "cannot pay order 4711 of ada@example.org",
                "OUT_OF_MEMORY",
                "e1042 failed",
                "abcdef",
                "4917012345678",
                "Z1234567",
                "Error: boom",
                "ValueError",
                "at noon (sharp)",
                "7f3e21aa90bc4d557f3e21aa90bc4d557f3e21aa90bc4d557f3e21aa90bc4d5500",
                ""
            })
    void a_text_is_not(String sent) {
        assertThat(SignatureText.of(sent, List.of())).isEmpty();
    }

    @Test
    void a_code_without_a_digit_is_kept_if_it_is_listed() {
        assertThat(SignatureText.of("OUT_OF_MEMORY", List.of("OUT_OF_MEMORY"))).contains("OUT_OF_MEMORY");
    }

    @Test
    void a_stack_trace_becomes_a_hash_that_neither_messages_nor_lines_nor_paths_change() {
        Optional<String> java = SignatureText.of(JAVA.formatted(12), List.of());
        assertThat(java.orElseThrow()).matches("[0-9a-f]{16}");
        assertThat(SignatureText.of(JAVA.formatted(99).replace("4711", "12").replace("ada", "bob"), List.of()))
                .isEqualTo(java);
        assertThat(SignatureText.of(JAVA.formatted(12).replace("Orders.pay", "Orders.refund"), List.of()))
                .isPresent()
                .isNotEqualTo(java);
        assertThat(SignatureText.of(JAVA.formatted(12).replace("IllegalState", "NullPointer"), List.of()))
                .isPresent()
                .isNotEqualTo(java);
    }

    @Test
    void the_traces_of_python_and_of_browsers_have_signatures_too() {
        Optional<String> python = SignatureText.of(PYTHON.formatted(3), List.of());
        assertThat(python).isPresent();
        assertThat(SignatureText.of(PYTHON.formatted(8).replace("/home/ada", "/srv"), List.of()))
                .isEqualTo(python);
        Optional<String> chrome = SignatureText.of(
                "TypeError: x is undefined\n    at pay (https://shop.example.org/app.js?u=ada:1:200)", List.of());
        assertThat(chrome).isPresent();
        assertThat(SignatureText.of("TypeError: y is null\n    at pay (https://other.example/a.js:7:2)", List.of()))
                .isEqualTo(chrome);
        assertThat(SignatureText.of("pay@https://shop.example.org/app.js:1:200\n", List.of()))
                .isPresent();
    }
}
