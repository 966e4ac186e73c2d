package rollcall.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.gate.value.AddressFinder;
import rollcall.gate.vocabulary.Presets;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.BucketScale;
import rollcall.report.Heartbeat;
import rollcall.report.ReportedValue;
import rollcall.report.Reporter;

/** What the gate remembers, and for how long. */
@Tag("fast")
class JudgementsTest {
    private static final Vocabulary VOCABULARY = Presets.load("eventyay");
    private static final int HONEST = 2_000;

    private final Judgements judgements = Judgements.empty();

    @Test
    void a_text_that_comes_again_is_not_judged_again() {
        send(version(1));
        send(version(1));

        assertThat(judgements.made()).isEqualTo(1);
        assertThat(judgements.remembered()).isEqualTo(1);
    }

    @Test
    void a_vocabulary_that_was_read_anew_forgets_nothing() {
        send(version(1));
        Vocabulary again = VOCABULARY.changed(List.of());
        Gate.judge(again, new Heartbeat(new Reporter(UUID.randomUUID(), "1"), version(1)), judgements);

        assertThat(judgements.remembered()).isEqualTo(1);
    }

    @Test
    void made_up_texts_push_no_honest_one_out_however_many_come() {
        for (int times = 0; times < 4; times++) {
            send(HONEST, JudgementsTest::version);
        }
        for (int round = 0; round < 10; round++) {
            int from = 1_000_000 * (round + 1);
            send(10_000, number -> version(from + number));
            send(HONEST, JudgementsTest::version);
        }
        long before = judgements.remembered();
        send(HONEST, JudgementsTest::version);

        assertThat(judgements.remembered() - before).isGreaterThan(HONEST * 95 / 100);
    }

    @Test
    void long_texts_and_what_is_each_instances_own_are_not_remembered() {
        send(Map.of("eventyay_version", new ReportedValue.Text("1." + "0".repeat(Judgements.LONGEST))));
        send(Map.of("canonical_base_url_hash", new ReportedValue.Text("47595918e30f383b")));
        send(Map.of("maintainer_contact", new ReportedValue.Text("admin@example.org")));

        assertThat(judgements.made()).isZero();
    }

    @Test
    void texts_with_one_hash_code_are_found_as_fast_as_others() {
        List<String> alike =
                IntStream.range(0, 1 << 11).mapToObj(JudgementsTest::colliding).toList();
        long begin = System.nanoTime();
        for (int times = 0; times < 20; times++) {
            alike.forEach(text -> send(Map.of("eventyay_version", new ReportedValue.Text(text))));
        }

        assertThat(alike.stream().map(String::hashCode).distinct()).hasSize(1);
        assertThat(System.nanoTime() - begin).isLessThan(5_000_000_000L);
    }

    @Test
    void each_product_has_a_share_of_its_own_and_the_sums_of_all_never_shrink() {
        ProductJudgements products = new ProductJudgements();
        assertThat(products.of(1)).isSameAs(products.of(1)).isNotSameAs(products.of(2));
        for (int product = 1; product <= 100; product++) {
            for (int times = 0; times < 2; times++) {
                Gate.judge(
                        VOCABULARY,
                        new Heartbeat(new Reporter(UUID.randomUUID(), "1"), version(product)),
                        products.of(product));
            }
        }

        assertThat(products.made() + products.remembered()).isEqualTo(200);
    }

    /** That is why a label is not searched for an address. */
    @Test
    void no_label_of_a_bucket_looks_like_an_address() {
        assertThat(BucketScale.ALL.stream().flatMap(scale -> scale.labels().stream()))
                .noneMatch(AddressFinder::isIn);
    }

    private void send(int count, IntFunction<Map<String, ReportedValue>> values) {
        IntStream.range(0, count).mapToObj(values).forEach(this::send);
    }

    private void send(Map<String, ReportedValue> values) {
        Gate.judge(VOCABULARY, new Heartbeat(new Reporter(UUID.randomUUID(), "1"), values), judgements);
    }

    private static Map<String, ReportedValue> version(int number) {
        return Map.of("eventyay_version", new ReportedValue.Text("1." + number % 1_000 + "." + number / 1_000));
    }

    /** Twenty-two letters by the bits of a number: "Aa" and "BB" have one hash code. */
    private static String colliding(int number) {
        StringBuilder text = new StringBuilder();
        for (int bit = 0; bit < 11; bit++) {
            text.append((number >> bit & 1) == 0 ? "Aa" : "BB");
        }
        return text.toString();
    }
}
