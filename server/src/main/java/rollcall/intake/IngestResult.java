package rollcall.intake;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import rollcall.gate.IgnoredField;
import rollcall.intake.commit.Ack;
import rollcall.report.Rejection;

/** What became of one request with reports, or of one line of a report file. */
public sealed interface IngestResult {
    /**
     * What may be kept of the request is on disk: now, or since an earlier copy of it whose answer was lost. The acknowledgement must be settled.
     *
     * @param heartbeats how many heartbeats are on disk because of this request
     * @param repeatedHeartbeats how many heartbeats were on disk already and count no second time
     * @param events what became of its events; empty if the request had no batch of events that could be stored
     * @param rejected how many OpenTelemetry records were not taken
     * @param rejections why, in words for their sender; empty if none was rejected
     * @param ignored what the vocabulary does not permit, each once; nothing of a heartbeat that was repeated
     */
    record Kept(
            Ack ack,
            long heartbeats,
            long repeatedHeartbeats,
            Optional<Events> events,
            long rejected,
            String rejections,
            Set<IgnoredField> ignored)
            implements IngestResult {
        private static final int MOST_NAMES = 50;

        /** Reasons for which a part of a value was kept. */
        private static final Set<IgnoredField.Reason> KEPT_IN_PART =
                EnumSet.of(IgnoredField.Reason.SHORTENED, IgnoredField.Reason.TIME_NOT_READABLE);

        static final Kept NOTHING = new Kept(Ack.NOTHING_TO_LOSE, 0, 0, Optional.empty(), 0, "", Set.of());

        /** A heartbeat is on disk because of this request. */
        static Kept heartbeat(Ack ack, Collection<IgnoredField> ignored) {
            return new Kept(ack, 1, 0, Optional.empty(), 0, "", new LinkedHashSet<>(ignored));
        }

        /** A heartbeat that is told ok was on disk already. */
        static Kept repeatedHeartbeat(Ack ack) {
            return new Kept(ack, 0, 1, Optional.empty(), 0, "", Set.of());
        }

        static Kept events(Ack ack, Events events, Set<IgnoredField> ignored) {
            return new Kept(ack, 0, 0, Optional.of(events), 0, "", ignored);
        }

        /** Parts of one request, of which at most one has events; their acknowledgements are settled by one. */
        static Kept all(List<Kept> parts) {
            return new Kept(
                    parts.stream().map(Kept::ack).reduce(Ack.NOTHING_TO_LOSE, Ack::both),
                    parts.stream().mapToLong(Kept::heartbeats).sum(),
                    parts.stream().mapToLong(Kept::repeatedHeartbeats).sum(),
                    parts.stream().flatMap(part -> part.events.stream()).findFirst(),
                    0,
                    "",
                    parts.stream()
                            .flatMap(part -> part.ignored.stream())
                            .collect(Collectors.toCollection(LinkedHashSet::new)));
        }

        /** The names of what was ignored as a whole, each once, at most {@value #MOST_NAMES}. */
        public List<String> ignoredNames() {
            return ignored.stream()
                    .filter(field -> !KEPT_IN_PART.contains(field.reason()))
                    .map(IgnoredField::name)
                    .distinct()
                    .limit(MOST_NAMES)
                    .toList();
        }

        /** The same, when so many records besides were not taken. */
        Kept without(long rejectedRecords, String why) {
            return new Kept(ack, heartbeats, repeatedHeartbeats, events, rejectedRecords, why, ignored);
        }
    }

    /**
     * The events of one request.
     *
     * @param received how many came: the sum of the other three
     * @param kept how many are on disk because of this request
     * @param ignored how many the vocabulary does not permit
     * @param repeated how many were on disk already
     */
    record Events(long received, long kept, long ignored, long repeated) {
        /** Of a request without any. */
        public static final Events NONE = new Events(0, 0, 0, 0);
    }

    /** Nothing names the instance any more that asked to be forgotten. */
    record Forgotten() implements IngestResult {}

    /**
     * Nothing of it was kept.
     *
     * @param reason why
     * @param field the field at fault, by the name that the sender gave it; empty if it is the whole request
     * @param retryAfterSeconds when to come back, if coming back helps
     */
    record Rejected(Rejection reason, String field, Optional<Long> retryAfterSeconds) implements IngestResult {}
}
