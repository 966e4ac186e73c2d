package rollcall.intake.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An answer is settled once, whoever forgets to say how it fared. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("fast")
class AckTest {
    private final List<String> said = new ArrayList<>();

    @Test
    void an_answer_that_nobody_settles_is_lost() {
        try (Ack ack = delivery("a")) {
            assertThat(ack).isNotNull();
        }
        assertThat(said).containsExactly("a lost");
    }

    @Test
    void what_is_said_first_counts() {
        try (Ack ack = delivery("a")) {
            ack.delivered();
            ack.lost();
        }
        assertThat(said).containsExactly("a delivered");
    }

    @Test
    void one_answer_to_two_things_settles_each_once() {
        Ack one = delivery("a");
        one.lost();
        try (Ack both = Ack.both(one, delivery("b"))) {
            both.delivered();
        }
        assertThat(said).containsExactly("a lost", "b delivered");
    }

    private Ack delivery(String name) {
        return Ack.of(() -> said.add(name + " delivered"), () -> said.add(name + " lost"));
    }
}
