package rollcall.report;

import java.util.List;
import java.util.Optional;

/**
 * The result of one line of a report file: of one request that an instance could not send by itself.
 *
 * @param number of the line, from 1
 * @param path the receiver's path that the request was for; empty if the line names none
 * @param outcome what happened to the request
 */
public record FileLineResult(int number, String path, Outcome outcome) {
    /** Taken or rejected. */
    public sealed interface Outcome permits Taken, Rejected {}

    /**
     * The line is on disk, as far as the vocabulary permits: since now, or since an earlier copy.
     *
     * @param heartbeats how many were kept because of this line
     * @param repeatedHeartbeats how many were not kept because their instances had reported already
     * @param events what happened to its events
     * @param rejected OpenTelemetry records that are broken, or neither a heartbeat nor an event
     * @param rejections why they were rejected, in the words of the endpoint
     * @param ignored the names that the vocabulary does not permit, each once
     */
    public record Taken(
            long heartbeats,
            long repeatedHeartbeats,
            Events events,
            long rejected,
            String rejections,
            List<IgnoredName> ignored)
            implements Outcome {}

    /**
     * The events of a line; {@code received} is the sum of the other three.
     *
     * @param kept on disk because of this line
     * @param ignored not permitted
     * @param repeated on disk already
     */
    public record Events(long received, long kept, long ignored, long repeated) {
        /** For a line without events. */
        public static final Events NONE = new Events(0, 0, 0, 0);
    }

    /**
     * One ignored name.
     *
     * @param name if it looks like a field's name, otherwise a stand-in
     * @param why the reason as it is counted
     */
    public record IgnoredName(String name, String why) {}

    /**
     * Nothing of the line was kept.
     *
     * @param field at fault, by its name in the protocol; empty if the whole request is at fault
     * @param retryAfterSeconds the time after which another try may succeed; empty if none will
     */
    public record Rejected(Rejection reason, String field, Optional<Long> retryAfterSeconds) implements Outcome {}
}
