package rollcall.pages.reach;

import org.jspecify.annotations.Nullable;
import rollcall.analysis.fields.Distributions;
import rollcall.analysis.reach.InReach;
import rollcall.analysis.reach.Outlook;
import rollcall.pages.filter.AskedVersions;
import rollcall.pages.text.Dates;
import rollcall.pages.text.FieldWords;
import rollcall.pages.text.Markup;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;
import rollcall.pages.text.Phrases;

/** The answer in sentences. */
final class ReachWords {
    private ReachWords() {}

    /** "412 of 1,204 instances (34 %) are in reach now: Version below 2.3.1." */
    static Markup headline(AskedVersions asked, InReach now) {
        if (now.reported() == 0) {
            return Markup.ofText(Messages.get(
                    "reach.no-versions", Distributions.DAYS, FieldWords.title(asked.field()), now.active()));
        }
        if (now.instances() == 0) {
            return Markup.ofText(
                    Messages.get("reach.nobody", Phrases.instances(now.reported()), Distributions.DAYS, asked.words()));
        }
        return Markup.of(
                "reach.headline_html",
                now.instances(),
                Phrases.instances(now.reported()),
                Numbers.percent(now.share()),
                asked.words());
    }

    /** How fast the share falls, and when nine of ten are past it, or why nobody can say. Empty if the headline says all. */
    static String outlook(Outlook outlook) {
        return switch (outlook.state()) {
            case NOBODY -> "";
            case PAST -> Messages.get("reach.past");
            case FEW_INSTANCES -> Messages.get("reach.few-instances", Outlook.FEWEST_INSTANCES);
            case FEW_DAYS -> Messages.get("reach.few-days", Outlook.FEWEST_DAYS, Outlook.DAYS);
            case LEVEL -> Messages.get("reach.level", outlook.days());
            case RISING -> Messages.get("reach.rising", before(outlook), last(outlook), outlook.days());
            case FAR -> Messages.get("reach.far", before(outlook), last(outlook), outlook.days(), points(outlook));
            case FORECAST -> forecast(outlook);
        };
    }

    private static String forecast(Outlook outlook) {
        String until = outlook.to() == null ? "reach.forecast-open" : "reach.forecast";
        return Messages.get(
                until,
                before(outlook),
                last(outlook),
                outlook.days(),
                points(outlook),
                Dates.day(outlook.day()),
                Dates.day(outlook.from()),
                outlook.to() == null ? "" : Dates.day(outlook.to()));
    }

    /** How the forecast is made; null if there is none. */
    static @Nullable String method(Outlook outlook) {
        return switch (outlook.state()) {
            case LEVEL, RISING, FAR, FORECAST -> Messages.get("reach.method", outlook.days());
            default -> null;
        };
    }

    private static String before(Outlook outlook) {
        return Numbers.percentWithTenths(outlook.before());
    }

    private static String last(Outlook outlook) {
        return Numbers.percentWithTenths(outlook.last());
    }

    private static String points(Outlook outlook) {
        return Numbers.decimal(-100 * outlook.aWeek());
    }
}
