package rollcall.gate;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Event;

/**
 * Decides what of an event may leave this installation, with the same rules as a receiver's gate; so passing that gate later changes
 * nothing. Users become pseudonyms by a secret that never leaves.
 */
public final class OutgoingGate {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** UUIDs of version 8, custom (RFC 9562), and the usual variant. */
    private static final long VERSION_8 = 0x8000L;

    private static final long VARIANT = 1L << 63;

    private final EventGate gate;
    private final Pseudonyms pseudonyms;

    private OutgoingGate(EventGate gate, Pseudonyms pseudonyms) {
        this.gate = gate;
        this.pseudonyms = pseudonyms;
    }

    /**
     * A gate for one page of events.
     *
     * @param salt the installation's secret, 32 random bytes
     * @param today the UTC day, used for events without a credible day
     */
    public static OutgoingGate of(Vocabulary vocabulary, UUID instanceId, byte[] salt, LocalDate today) {
        Pseudonyms pseudonyms = Pseudonyms.of(salt);
        return new OutgoingGate(new EventGate(vocabulary.events(), instanceId, today, pseudonyms), pseudonyms);
    }

    /** What may leave of an event; empty if its name is not permitted. It never fails. */
    public Optional<OutgoingEvent> judge(Event event) {
        return gate.judge(event).map(kept -> new OutgoingEvent(kept, pseudonym(event.profile())));
    }

    /** What was ignored so far, and how often. */
    public Map<IgnoredField, Long> ignored() {
        return gate.ignored();
    }

    /**
     * The pseudonym of a user. A UUID is random and stays, as Penpot sends it. A number or an e-mail address must not be guessable from
     * what leaves, so it is hashed.
     */
    private @Nullable UUID pseudonym(@Nullable String profile) {
        if (profile == null || profile.isEmpty()) {
            return null;
        }
        if (UUID_TEXT.matcher(profile).matches()) {
            UUID id = UUID.fromString(profile);
            return id.equals(NOBODY) ? null : id;
        }
        ByteBuffer hash = ByteBuffer.wrap(pseudonyms.hash(profile));
        long high = hash.getLong() & ~0xF000L | VERSION_8;
        long low = hash.getLong() & ~(3L << 62) | VARIANT;
        return new UUID(high, low);
    }
}
