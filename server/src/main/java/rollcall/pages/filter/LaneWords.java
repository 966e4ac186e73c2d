package rollcall.pages.filter;

import rollcall.pages.text.Messages;
import rollcall.report.Lane;

/** The lanes as people read them. */
public final class LaneWords {
    private LaneWords() {}

    /** The name of a lane. */
    public static String of(Lane lane) {
        return switch (lane) {
            case ESTABLISHED -> Messages.get("filter.lane-established");
            case PASSING -> Messages.get("filter.lane-passing");
            case ONE_SHOT -> Messages.get("filter.lane-one-shot");
            case CI -> Messages.get("filter.lane-ci");
            case DEVELOPMENT -> Messages.get("filter.lane-development");
            case SHARED -> Messages.get("filter.lane-shared");
        };
    }
}
