package rollcall.pages.filter;

import rollcall.report.Lane;

/** The lanes as people read them. */
public final class LaneWords {
    private LaneWords() {}

    /** The name of a lane. */
    public static String of(Lane lane) {
        return switch (lane) {
            case ESTABLISHED -> "Established";
            case PASSING -> "Passing";
            case ONE_SHOT -> "One-shot";
            case CI -> "CI";
            case DEVELOPMENT -> "Development";
            case SHARED -> "Shared identifier";
        };
    }
}
