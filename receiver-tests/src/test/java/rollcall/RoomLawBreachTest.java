package rollcall;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import rollcall.lawsample.api.AnalysisEndpoint;
import rollcall.lawsample.api.PublishedEndpoint;
import rollcall.lawsample.pages.open.AnalysisPage;
import rollcall.lawsample.pages.open.ForgingPage;
import rollcall.lawsample.pages.open.PublishedPage;
import rollcall.lawsample.publish.PublishedAnswer;
import rollcall.lawsample.publish.RowsAnswer;

/** The law about rooms that have no class yet catches planted classes that break it, and no other ones. */
@Tag("fast")
class RoomLawBreachTest {
    @Test
    void an_api_may_use_publish_and_not_analysis() {
        ArchRule rule = RoomRules.usesOnlyItsRooms("api");

        assertThat(breaks(rule, PublishedEndpoint.class)).isFalse();
        assertThat(breaks(rule, AnalysisEndpoint.class)).isTrue();
    }

    @Test
    void an_open_page_may_use_publish_and_not_analysis() {
        ArchRule rule = RoomRules.isNarrower("pages", "open");

        assertThat(breaks(rule, PublishedPage.class)).isFalse();
        assertThat(breaks(rule, AnalysisPage.class)).isTrue();
    }

    @Test
    void publish_may_use_analysis_and_not_the_store() {
        ArchRule rule = RoomRules.usesOnlyItsRooms("publish");

        assertThat(breaks(rule, PublishedAnswer.class)).isFalse();
        assertThat(breaks(rule, RowsAnswer.class)).isTrue();
    }

    @Test
    void only_publish_makes_a_published_answer() {
        ArchRule rule = RoomRules.onlyPublishMakesWhatItPublishes();

        assertThat(breaks(rule, PublishedPage.class, PublishedAnswer.class)).isFalse();
        assertThat(breaks(rule, ForgingPage.class)).isTrue();
    }

    private static boolean breaks(ArchRule rule, Class<?>... types) {
        return rule.evaluate(new ClassFileImporter().importClasses(types)).hasViolation();
    }
}
