package rollcall.sender;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import rollcall.store.OutboxDao;
import rollcall.store.SenderSettings;
import rollcall.store.SenderSettingsDao;
import rollcall.store.SenderStateDao;

/** What superusers decided about reporting. Looked up in the database each time: off is off at once, on every server. */
public final class Consent {
    private static final int SALT = 32;

    private final SenderSettingsDao settings;
    private final SenderStateDao state;
    private final OutboxDao outbox;
    private final Facts facts;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public Consent(SenderSettingsDao settings, SenderStateDao state, OutboxDao outbox, Facts facts, Clock clock) {
        this.settings = settings;
        this.state = state;
        this.outbox = outbox;
        this.facts = facts;
        this.clock = clock;
    }

    /** The settings in force; off until somebody changes them. */
    public SenderSettings current() {
        Optional<SenderSettings> found = settings.find();
        if (found.isEmpty()) {
            settings.create(UUID.randomUUID(), salt());
        }
        return found.or(settings::find).orElseThrow();
    }

    public Level level() {
        return Level.of(current().level());
    }

    /** What is collected by these settings, and what of it was agreed to. */
    public Collected collected(SenderSettings by) {
        return collected(WireName.of(by.wire()), by);
    }

    /** The same in another form; what was agreed to for one form holds for all that have it. */
    public Collected collected(WireName wire, SenderSettings by) {
        return Collected.of(wire, facts.declared(), by.agreed());
    }

    /**
     * Does what a superuser wants. Every level but off is an agreement to all that leaves at it.
     *
     * @param seen the fingerprint of the list that the form showed, see {@link Collected#fingerprint}
     * @param who agreed
     * @throws InvalidWish if something cannot be, or the list has changed since it was shown
     */
    public void save(Wish wish, String seen, String who) {
        wish.check();
        if (wish.level() == Level.OFF) {
            write(wish);
            disagree();
            return;
        }
        Collected list = collected(wish.wire(), current());
        requireSeen(list, seen);
        write(wish);
        agree(list, wish.level(), who);
    }

    /**
     * Agrees to what was added to the list.
     *
     * @throws InvalidWish if the list has changed since it was shown
     */
    public void agree(String seen, String who) {
        SenderSettings now = current();
        Collected list = collected(now);
        requireSeen(list, seen);
        agree(list, Level.of(now.level()), who);
    }

    /** Nothing leaves from now on, and what was agreed to is forgotten. */
    public void off(boolean emptyOutbox) {
        SenderSettings now = current();
        settings.save(Level.OFF.code(), now.wire(), now.endpoint(), now.apiKey(), now.contact(), now.audit());
        disagree();
        if (emptyOutbox) {
            outbox.empty();
        }
    }

    /** Another identity from now on, for when a receiver was told to forget this one. */
    public void renew() {
        settings.renew(UUID.randomUUID(), salt());
        state.reset();
    }

    private void write(Wish wish) {
        SenderSettings before = current();
        String key = wish.apiKey() == null ? before.apiKey() : wish.apiKey();
        settings.save(wish.level().code(), wish.wire().code(), wish.endpoint(), key, wish.contact(), wish.audit());
        boolean otherWire = !before.wire().equals(wish.wire().code());
        boolean otherReceiver = otherWire || !before.endpoint().equals(wish.endpoint());
        if (otherReceiver) {
            state.reset();
        }
        // Without an endpoint pages were only carried in files: whoever has them knows them by their identifiers.
        if (otherReceiver && (otherWire || !before.endpoint().isEmpty())) {
            outbox.releaseAll();
        }
    }

    private void agree(Collected list, Level level, String who) {
        List<String> lines = list.lines(item -> item.at(level));
        settings.agree(String.join("\n", lines), who, clock.instant());
    }

    private void disagree() {
        settings.agree("", "", null);
    }

    private static void requireSeen(Collected list, String seen) {
        if (!list.fingerprint().equals(seen)) {
            throw new InvalidWish(
                    "seen", "The list of what is collected is another one now. Read it below, then save again.");
        }
    }

    private byte[] salt() {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        return salt;
    }
}
