package rollcall.pages.errors;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import rollcall.analysis.errors.ErrorAnswer;
import rollcall.analysis.errors.SignatureRow;
import rollcall.analysis.versions.VersionAdoption;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Markup;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;

/** The answer in sentences. */
record ErrorWords(ErrorQuestion question, ErrorAnswer answer) {
    /** "12 signatures are new since 3.1.0; the commonest of them is on 31 of 412 instances that ran it or a newer version." */
    List<Markup> headline() {
        List<Markup> sentences = new ArrayList<>();
        if (answer.with() == 0) {
            String names =
                    String.join(", ", question.vocabulary().events().errors().events());
            sentences.add(Markup.of("signatures.none_html", answer.seen(), names));
            return sentences;
        }
        if (answer.since() != null) {
            sentences.add(fresh(answer.since()));
        }
        sentences.add(Markup.of(
                answer.rows().isEmpty() ? "signatures.with_html" : "signatures.with-commonest_html",
                number(answer.with(), question.lists().error(null, null)),
                number(answer.seen(), question.lists().seen()),
                answer.rows().size(),
                answer.rows().isEmpty() ? "" : number(answer.rows().get(0)),
                answer.seen()));
        if (!answer.returned().isEmpty()) {
            sentences.add(
                    Markup.of("signatures.returned-many_html", answer.returned().size()));
        }
        return sentences;
    }

    private Markup fresh(ErrorAnswer.Since since) {
        List<SignatureRow> fresh = answer.fresh();
        if (fresh.isEmpty()) {
            return Markup.of("signatures.none-new_html", since.release());
        }
        return Markup.of(
                "signatures.new_html",
                fresh.size(),
                since.release(),
                number(fresh.get(0)),
                number(since.ran(), question.lists().ranOrErrors(since.versions())),
                since.ran());
    }

    /** How many sent one of the errors, when it was ever seen, and with which versions. */
    Markup one(SignatureRow row) {
        String first = row.history().firstVersion();
        String last = row.history().lastVersion();
        String key = first == null
                ? "signatures.one-says_html"
                : first.equals(last) ? "signatures.one-says-version_html" : "signatures.one-says-versions_html";
        return Markup.of(
                key,
                number(row),
                number(answer.seen(), question.lists().seen()),
                answer.seen(),
                Dates.day(row.history().firstDay()),
                Dates.day(row.history().lastDay()),
                Objects.requireNonNullElse(first, ""),
                Objects.requireNonNullElse(last, ""));
    }

    private Markup number(SignatureRow row) {
        return number(row.instances(), question.lists().error(row.signature(), null));
    }

    private static Markup number(int instances, @Nullable String href) {
        return href == null ? Markup.ofText(Numbers.count(instances)) : Markup.toList(instances, href);
    }

    /** What the page does not tell, and why. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (question.since() == null) {
            notes.add(
                    question.asked() == null
                            ? Messages.get("signatures.no-release", VersionAdoption.HANDFUL)
                            : Messages.get(
                                    "signatures.not-followed",
                                    Objects.requireNonNull(question.asked()),
                                    VersionAdoption.HANDFUL));
        }
        if (answer.without() > 0) {
            notes.add(Messages.get("signatures.without", answer.without()));
        }
        return notes;
    }
}
