package rollcall.pages.reach;

import rollcall.analysis.fields.Distributions;
import rollcall.analysis.reach.InReach;
import rollcall.pages.text.Markup;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;

/** The answer in a sentence. */
final class AdvisoryWords {
    private AdvisoryWords() {}

    /** "412 of 1,874 instances (22 %) that report a version run one that an advisory affects; for 31 of them it is a critical one." */
    static Markup headline(AdvisoryTable table) {
        InReach any = table.any();
        if (table.rows().isEmpty()) {
            return Markup.ofText(Messages.get("advisories.none"));
        }
        if (any.reported() == 0) {
            return Markup.ofText(Messages.get("advisories.no-versions", Distributions.DAYS, any.active()));
        }
        if (any.instances() == 0) {
            return Markup.ofText(Messages.get("advisories.nobody-of", Phrases.instances(any.reported())));
        }
        return Markup.of(
                table.hasCritical() ? "advisories.headline-critical_html" : "advisories.headline_html",
                any.instances(),
                Phrases.instances(any.reported()),
                Numbers.percent(any.share()),
                table.critical());
    }
}
