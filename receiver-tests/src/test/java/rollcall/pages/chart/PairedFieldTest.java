package rollcall.pages.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.Presets;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
@Tag("fast")
class PairedFieldTest {
    @ParameterizedTest
    @CsvSource({
        "eventyay, os_family.os_version database_type.database_version",
        "penpot, os-name.os-version",
        "timetracker, ''",
        "none, ''"
    })
    void the_version_of_a_part_is_shown_with_its_part(String preset, String pairs) {
        assertThat(String.join(
                        " ",
                        PairedField.among(Presets.load(preset).group(FieldGroup.ENVIRONMENT)).stream()
                                .map(pairedField -> pairedField.together().name())
                                .toList()))
                .isEqualTo(pairs);
    }
}
