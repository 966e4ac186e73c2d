package rollcall.pages.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which locale a reader has, and how numbers, dates and messages look in it. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ReaderLocaleTest {
    @AfterEach
    void clear() {
        ReaderLocale.clear();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "-  | -                                | en",
                "-  | de                               | de",
                "-  | de-DE,de;q=0.9,en;q=0.8          | de-DE",
                "-  | de-AT                            | de-AT",
                "-  | en-US,en;q=0.9                   | en-US",
                "-  | en,en-US;q=0.5                   | en",
                "-  | fr-FR,fr;q=0.9                   | en",
                "-  | fr-FR,de-CH;q=0.5,en;q=0.1       | de-CH",
                "-  | de;q=0,en                        | en",
                "-  | en-XX                            | en",
                "-  | de-DE-u-nu-arab                  | de-DE",
                "-  | *                                | en",
                "-  | ;;;=q                            | en",
                "de | en-US,en;q=0.9                   | de",
                "de | en-US,de-AT;q=0.3                | de-AT",
                "en | de-DE                            | en",
                "xx | de-DE                            | de-DE",
            })
    void the_choice_of_the_reader_comes_first_and_then_the_order_of_the_browser(
            String chosen, String accepted, String locale) {
        assertThat(ReaderLocale.of(chosen, accepted).toLanguageTag()).isEqualTo(locale);
    }

    @Test
    void whatever_a_header_says_it_makes_a_locale() {
        SplittableRandom random = new SplittableRandom(1);
        String signs = "de-AT,;q=0.19*_ \t\"%\u00e4x";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder header = new StringBuilder();
            random.ints(random.nextInt(30), 0, signs.length()).forEach(at -> header.append(signs.charAt(at)));
            assertThat(ReaderLocale.of(null, header.toString()).getLanguage()).isIn("de", "en");
        }
        assertThat(ReaderLocale.of(null, "de,".repeat(10_000))).isEqualTo(Locale.ENGLISH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en    | 1,234,567 | 1.2 M    | 62 % | 2026-11-28   | 2026-11-28 03:14:15 UTC",
                "en-US | 1,234,567 | 1.2 M    | 62 % | Nov 28, 2026 | Nov 28, 2026, 3:14:15 AM UTC",
                "en-GB | 1,234,567 | 1.2 M    | 62 % | 28 Nov 2026  | 28 Nov 2026, 03:14:15 UTC",
                "de    | 1.234.567 | 1,2 Mio. | 62 % | 28.11.2026   | 28.11.2026, 03:14:15 UTC",
                "de-DE | 1.234.567 | 1,2 Mio. | 62 % | 28.11.2026   | 28.11.2026, 03:14:15 UTC",
                "de-CH | 1’234’567 | 1.2 Mio. | 62 % | 28.11.2026   | 28.11.2026, 03:14:15 UTC",
            })
    void numbers_and_dates_have_the_form_of_their_country(
            String locale, String count, String compact, String percent, String day, String time) {
        ReaderLocale.set(Locale.forLanguageTag(locale));

        assertThat(blanks(Numbers.count(1_234_567))).isEqualTo(count);
        assertThat(blanks(Numbers.compact(1_234_567))).isEqualTo(compact);
        assertThat(blanks(Numbers.percent(0.62))).isEqualTo(percent);
        assertThat(Dates.day(LocalDate.of(2026, 11, 28))).isEqualTo(day);
        assertThat(blanks(Dates.time(Instant.parse("2026-11-28T03:14:15Z")))).isEqualTo(time);
    }

    @Test
    void a_share_has_one_form_in_every_country() {
        for (Locale locale : Locale.getAvailableLocales()) {
            if (ReaderLocale.LANGUAGES.contains(Locale.forLanguageTag(locale.getLanguage()))) {
                ReaderLocale.set(locale);

                assertThat(Numbers.percent(0.62)).as("%s", locale).isEqualTo("62\u00a0%");
                assertThat(Numbers.percent(0.001)).as("%s", locale).isEqualTo("<\u00a01\u00a0%");
                assertThat(Numbers.percentWithTenths(0.624)).as("%s", locale).matches("62[.,]4\u00a0%");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"en", "en-US", "en-IN", "de", "de-AT", "de-CH"})
    void programs_find_the_plain_digits_of_every_number(String locale) {
        ReaderLocale.set(Locale.forLanguageTag(locale));

        for (long number : new long[] {0, 7, 256, 1_234, 45_120, 1_234_567}) {
            assertThat(Numbers.value(" " + Numbers.count(number) + "\n")).isEqualTo(String.valueOf(number));
        }
        assertThat(Numbers.value(Numbers.about(3_412))).isEqualTo("3410");
        assertThat(Numbers.value(Numbers.percent(0.62))).isEqualTo("62");
        assertThat(Numbers.value(Numbers.count(null))).isNull();
        assertThat(Numbers.value("501–1000")).isNull();
        assertThat(Numbers.value("3.1.0.2")).isNull();
    }

    @Test
    void a_message_that_is_html_escapes_what_is_put_into_it_and_a_text_does_not() {
        String evil = "<img src=x onerror='alert(1)'>&\"";

        assertThat(Messages.get("frame.change-the-password-of_html", evil))
                .endsWith("&lt;img src=x onerror=&#39;alert(1)&#39;&gt;&amp;&quot;");
        assertThat(Messages.get("frame.change-the-password", evil)).endsWith(evil);
        assertThat(Messages.get("overview.reported-today-so-far_html", 1_234, "{0}", evil))
                .startsWith("<strong>1,234</strong>")
                .contains("<strong>{0}</strong>")
                .doesNotContain("<img");
    }

    @Test
    void counts_have_the_number_of_their_noun() {
        assertThat(blanks(Phrases.instances(1))).isEqualTo("1 instance");
        assertThat(blanks(Phrases.instances(1_874))).isEqualTo("1,874 instances");
        ReaderLocale.set(Locale.GERMANY);
        assertThat(blanks(Phrases.instances(0))).isEqualTo("0 Instanzen");
        assertThat(blanks(Phrases.instances(1))).isEqualTo("1 Instanz");
        assertThat(blanks(Phrases.instances(1_874))).isEqualTo("1.874 Instanzen");
    }

    private static String blanks(String text) {
        return text.replace('\u00a0', ' ').replace('\u202f', ' ');
    }
}
