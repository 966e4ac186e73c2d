package rollcall.analysis.annotations;

import java.time.Duration;
import java.time.LocalDate;

/**
 * Something that happened on one UTC day or on several.
 *
 * @param from the first day
 * @param to the last day; the first one for everything but an absence
 * @param text what people wrote, or a version; empty for an absence
 * @param length how long an absence was; zero for everything else
 */
public record Annotation(Kind kind, LocalDate from, LocalDate to, String text, Duration length) {
    /** What it is. */
    public enum Kind {
        /** A version was first seen, or somebody wrote down that it was released. */
        RELEASE,
        /** Somebody wrote it down. */
        NOTE,
        /** The support of some versions ended with this day; the text is the title of their support line. */
        SUPPORT_ENDS,
        /** No server was alive, so that no report could be kept. */
        AWAY
    }

    /** Something of one day. */
    public static Annotation ofDay(Kind kind, LocalDate day, String text) {
        return new Annotation(kind, day, day, text, Duration.ZERO);
    }
}
