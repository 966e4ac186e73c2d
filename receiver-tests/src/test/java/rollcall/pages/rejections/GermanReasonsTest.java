package rollcall.pages.rejections;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.docs.Document;
import rollcall.gate.IgnoredField;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.intake.RejectionText;
import rollcall.pages.text.Messages;
import rollcall.pages.text.ReaderLocale;
import rollcall.pages.text.RejectionWords;
import rollcall.product.Permittable;
import rollcall.report.Rejection;
import rollcall.report.ReportedValue;

/** Every reason that rooms below the pages give in English is told to German readers in German. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GermanReasonsTest {
    private static final Path JAVA = Document.ROOT.resolve("server/src/main/java/rollcall");
    private static final Pattern SHAPE = Pattern.compile("\\bOther\\(\"([a-z ]+)\"\\)");
    private static final Pattern ADVICE = Pattern.compile("case \"([a-z_]+): ([a-z_.]+)\"");
    private static final Pattern NOT_KEPT = Pattern.compile("NOT_KEPT = \"([^\"]+)\"");

    @BeforeEach
    void readGerman() {
        ReaderLocale.set(Locale.GERMAN);
    }

    @AfterEach
    void readEnglish() {
        ReaderLocale.clear();
    }

    @ParameterizedTest
    @EnumSource
    void why_a_name_or_value_was_ignored(IgnoredField.Reason reason) {
        assertThat(Messages.translated(reason.text()))
                .isNotEqualTo(reason.text())
                .doesNotContain(english(reason));
    }

    /** What follows the colon: "a commit hash". */
    private static String english(IgnoredField.Reason reason) {
        return reason.text().substring(reason.text().indexOf(':') + 1).strip();
    }

    @ParameterizedTest
    @EnumSource
    void why_a_request_was_rejected(Rejection rejection) {
        String german = RejectionWords.explain(rejection.code());
        ReaderLocale.clear();

        assertThat(german).isNotEmpty().isNotEqualTo(RejectionWords.explain(rejection.code()));
        assertThat(RejectionWords.explain(rejection.code())).isNotEmpty();
    }

    @Test
    void as_what_an_ignored_value_was_sent() throws IOException {
        Set<String> shapes = new TreeSet<>(Set.of("event", "time"));
        Stream.of(
                        new ReportedValue.Text(""),
                        new ReportedValue.Number(BigDecimal.ONE),
                        new ReportedValue.Flag(true),
                        new ReportedValue.Names(List.of()),
                        new ReportedValue.Id(new UUID(0, 0)))
                .map(ReportedValue::kind)
                .forEach(shapes::add);
        try (Stream<Path> files = Files.walk(JAVA)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> SHAPE.matcher(Document.read(file)).results())
                    .forEach(found -> shapes.add(found.group(1)));
        }

        assertThat(shapes)
                .contains("mixed list", "object")
                .allSatisfy(shape -> assertThat(RejectionWords.shape(shape)).isNotEqualTo(shape));
    }

    @Test
    void what_the_author_of_a_sender_should_do_also_after_several_reasons() {
        String source = Document.read(JAVA.resolve("intake/RejectionText.java"));
        List<String> advice = ADVICE.matcher(source)
                .results()
                .map(GermanReasonsTest::advice)
                .sorted()
                .collect(Collectors.toCollection(ArrayList::new));
        assertThat(advice).hasSize(3);

        for (String each : advice) {
            assertThat(Messages.translated("invalid_field: a (2). " + each))
                    .startsWith("invalid_field: a (2). ")
                    .doesNotContain(each);
        }
        assertThat(Messages.translated("a (1), b (2). " + String.join(" ", advice)))
                .startsWith("a (1), b (2). ")
                .doesNotContain(advice);
        String notKept =
                NOT_KEPT.matcher(source).results().findFirst().orElseThrow().group(1);
        assertThat(Messages.translated(notKept)).isNotEqualTo(notKept);
    }

    private static String advice(MatchResult found) {
        Rejection reason = Rejection.valueOf(found.group(1).toUpperCase(Locale.ROOT));
        String text = RejectionText.of(reason, found.group(2));
        return text.substring((found.group(1) + ": " + found.group(2) + ". ").length());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cpu_count", "property:format", "context:screen"})
    void as_what_an_ignored_name_can_be_permitted(String name) {
        assertThat(PermitKinds.of(Permittable.of(name)))
                .isNotEmpty()
                .extracting(FieldKind::code)
                .allMatch(code -> Messages.has("rejections.kind-of-field-" + code.replace('_', '-')));
    }
}
