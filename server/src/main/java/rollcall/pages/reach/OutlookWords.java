package rollcall.pages.reach;

import rollcall.analysis.reach.Outlook;
import rollcall.pages.text.Dates;
import rollcall.pages.text.Messages;
import rollcall.pages.text.Numbers;

/** How fast a share falls and when nine of ten are past it, for a cell of a table. */
final class OutlookWords {
    private OutlookWords() {}

    static String of(Outlook outlook) {
        return switch (outlook.state()) {
            case NOBODY -> Messages.get("advisories.nobody");
            case PAST -> Messages.get("advisories.past");
            case FEW_INSTANCES -> Messages.get("advisories.few-instances", Outlook.FEWEST_INSTANCES);
            case FEW_DAYS -> Messages.get("advisories.few-days", Outlook.FEWEST_DAYS);
            case LEVEL -> Messages.get("advisories.level");
            case RISING -> Messages.get("advisories.rising", points(outlook));
            case FAR -> Messages.get("advisories.far", points(outlook));
            case FORECAST -> Messages.get("advisories.forecast", Dates.day(outlook.day()), points(outlook));
        };
    }

    private static String points(Outlook outlook) {
        return Numbers.decimal(Math.abs(100 * outlook.aWeek()));
    }
}
