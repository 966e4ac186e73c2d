package rollcall.report;

import java.util.List;
import java.util.Optional;

/**
 * What became of one line of a report file: of one request that an instance could not send by itself.
 *
 * @param number of the line, from 1
 * @param door where the request was for, one of the receiver's own paths; empty if the line names none of them
 * @param outcome what became of it
 */
public record FileLineResult(int number, String door, Outcome outcome) {
    /** Kept, or not. */
    public sealed interface Outcome permits Taken, Refused {}

    /**
     * It is on disk as far as the vocabulary permits it: now, or since it came before.
     *
     * @param heartbeats how many were kept because of this line
     * @param repeatedHeartbeats how many came although their instances had reported already
     * @param events what became of its events
     * @param rejected records of OpenTelemetry that are neither, or broken
     * @param rejections why, in the door's own words
     * @param leftOut the names that the vocabulary does not permit, each once
     */
    public record Taken(
            long heartbeats,
            long repeatedHeartbeats,
            Events events,
            long rejected,
            String rejections,
            List<LeftOut> leftOut)
            implements Outcome {}

    /**
     * Events of a line: {@code received} is the sum of the other three.
     *
     * @param kept on disk because of this line
     * @param dropped not permitted
     * @param repeated on disk already
     */
    public record Events(long received, long kept, long dropped, long repeated) {
        /** Of a line that has none. */
        public static final Events NONE = new Events(0, 0, 0, 0);
    }

    /**
     * One name that was left out.
     *
     * @param name shaped like a name, otherwise a stand-in
     * @param why as it is counted
     */
    public record LeftOut(String name, String why) {}

    /**
     * Nothing of it was kept.
     *
     * @param field at fault, by its wire name; empty if it is the whole request
     * @param retryAfterSeconds when trying again helps
     */
    public record Refused(Rejection reason, String field, Optional<Long> retryAfterSeconds) implements Outcome {}
}
