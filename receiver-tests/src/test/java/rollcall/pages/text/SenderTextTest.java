package rollcall.pages.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rollcall.docs.Document;
import rollcall.encoder.Protocol;
import rollcall.sender.consent.Disclosure;

/** What the sender says in English is found in the files of messages, so that pages can say it in every language. */
@Tag("fast")
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SenderTextTest {
    private static final Path JAVA = Document.ROOT.resolve("server/src/main/java/rollcall");

    private static final Pattern LITERAL = Pattern.compile(
            "//[^\n]*|/\\*.*?\\*/|LOG\\.\\w+\\([^;]*;|new (?:Unchecked|Illegal)[^;]*;|\"((?:[^\"\\\\\n]|\\\\.)*)\"",
            Pattern.DOTALL);

    /** Names in definitions that make a digest, formats, and what only developers read. */
    private static final Set<String> NO_TEXTS = Set.of(
            " four parts",
            "Basic ",
            "Tunnel failed, got: ",
            "always instance",
            "any ",
            "d MMMM HH:mm 'UTC'",
            "event * ",
            "sending has not begun");

    @AfterEach
    void clear() {
        ReaderLocale.clear();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "encoder/AnswerReader",
                "encoder/OtlpEncoder",
                "sender/consent/Disclosure",
                "sender/consent/Prohibition",
                "sender/file/ReportFile",
                "sender/send/HttpClients",
                "sender/send/HttpProxy",
                "sender/send/HttpSender",
                "sender/send/Redirects",
                "sender/send/RequestFailure",
                "sender/send/RunNotes",
                "sender/send/SendJob",
                "sender/send/SendRun",
                "sender/send/StatusWords",
                "sender/status/OptOut",
                "sender/status/SenderStatusReader",
            })
    void every_sentence_of_the_sender_is_part_of_a_message(String file) {
        Set<String> messages = english();

        assertThat(LITERAL.matcher(Document.read(JAVA.resolve(file + ".java")))
                        .results()
                        .map(SenderTextTest::literal)
                        .filter(Objects::nonNull)
                        .filter(text -> text.matches(".*[A-Za-z]{2}.*") && text.contains(" "))
                        .filter(text -> NO_TEXTS.stream().noneMatch(text::contains))
                        .filter(text -> messages.stream().noneMatch(message -> message.contains(text))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Protocol.class)
    void everything_that_is_collected_has_its_words(Protocol protocol) {
        Set<String> messages = english();
        List<String> declared = List.of("widgets", "widget_version");

        assertThat(Disclosure.of(protocol, declared, Set.of()).items())
                .allSatisfy(item -> assertThat(messages).contains(item.description(), item.reason()))
                .filteredOn(item -> !declared.contains(item.name()))
                .allSatisfy(item -> assertThat(messages).contains(item.title()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200|200",
                "401 unauthorized: the key is not accepted|401 nicht berechtigt: Der Schlüssel wird nicht angenommen",
                "503 unavailable: the receiver cannot take it now (said in an answer with status 200)"
                        + "|503 nicht verfügbar: Der Empfänger kann sie jetzt nicht annehmen (gesagt in einer Antwort mit Status 200)",
                "200, but the receiver rejected 2 of 30 records: too old"
                        + "|200, aber der Empfänger hat 2 von 30 Einträgen abgelehnt: too old",
                "Not sent: heartbeat, no answer within 30 s.|Nicht gesendet: Heartbeat, keine Antwort binnen 30 s.",
                "Sent: a heartbeat and 25 events.|Gesendet: ein Heartbeat und 25 Ereignisse.",
                "Nothing is due before the next heartbeat on 21 March 10:00 UTC: nothing was sent."
                        + "|Vor dem nächsten Heartbeat am 21. März 10:00 UTC ist nichts fällig: Nichts wurde gesendet.",
                "DO_NOT_TRACK and CI are set in the environment of this server: nothing was sent."
                        + "|DO_NOT_TRACK und CI sind in der Umgebung dieses Servers gesetzt: Nichts wurde gesendet.",
            })
    void a_sentence_is_translated_with_what_stands_in_it(String english, String german) {
        ReaderLocale.set(Locale.GERMANY);

        assertThat(Messages.translated(english)).isEqualTo(german);
    }

    @Test
    void an_unknown_sentence_stays_as_it_is() {
        ReaderLocale.set(Locale.GERMANY);

        assertThat(Messages.translated("Nobody has said this before.")).isEqualTo("Nobody has said this before.");
    }

    private static String literal(MatchResult found) {
        return found.group(1);
    }

    private static Set<String> english() {
        return Stream.of(Messages.all(ReaderLocale.PLAIN))
                .flatMap(all -> all.entrySet().stream())
                .filter(each -> each.getKey().matches("(errors|fields)\\..*"))
                .map(each -> each.getValue())
                .collect(Collectors.toUnmodifiableSet());
    }
}
