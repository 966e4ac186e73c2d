package rollcall.pages.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.docs.Document;
import rollcall.pages.text.Messages;
import rollcall.report.ProductSetting;
import rollcall.sender.consent.TelemetryLevel;

/** What other rooms name by a code has its words on the pages of settings, in every language. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SettingsWordsTest {
    private static final Path JAVA = Document.ROOT.resolve("server/src/main/java/rollcall");

    @Test
    void every_job_has_a_sentence() {
        List<String> jobs = Stream.of("JobWiring.java", "sender/send/SendJob.java", "jobs/JobReport.java")
                .flatMap(file -> Pattern.compile("(?:every\\(|NAME = )\"([a-z-]+)\"")
                        .matcher(Document.read(JAVA.resolve(file)))
                        .results())
                .map(found -> found.group(1))
                .toList();

        assertThat(jobs).hasSizeGreaterThan(12).contains("sending", "job-report");
        assertThat(jobs).allMatch(name -> Messages.has("settings.title-" + name));
    }

    @Test
    void every_action_has_a_sentence() {
        assertThat(AuditWords.names()).isSorted().hasSizeGreaterThan(20);
        assertThat(AuditWords.names()).allMatch(name -> Messages.has("settings.action-" + name));
    }

    @Test
    void every_setting_of_a_product_has_a_title_and_a_hint() {
        assertThat(ProductSetting.values())
                .allMatch(setting -> Messages.has("settings.setting-" + setting.code()))
                .allMatch(setting -> Messages.has("settings.hint-" + setting.code()));
    }

    @Test
    void every_level_and_every_kind_of_request_and_of_value_has_a_name() {
        assertThat(Arrays.stream(TelemetryLevel.values()).map(TelemetryLevel::code))
                .allMatch(code -> Messages.has("sending.level-" + code))
                .allMatch(code -> Messages.has("sending.state-" + code));
        assertThat(List.of("heartbeat", "first-seen", "events", "forget", "file"))
                .allMatch(what -> Messages.has("sending.what-" + what));
        assertThat(List.of("text", "number", "flag", "list", "object", "null"))
                .allMatch(kind -> Messages.has("sending.kind-" + kind));
    }
}
