package rollcall.sender.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import rollcall.encoder.OutgoingPage;
import rollcall.gate.OutgoingEvent;
import rollcall.gate.OutgoingGate;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.report.Event;
import rollcall.sender.consent.Disclosure;
import rollcall.sender.consent.SenderSnapshot;
import rollcall.sender.facts.Facts.LocalFacts;
import rollcall.store.sender.AuditRow;
import rollcall.store.sender.NewAuditRow;
import rollcall.store.sender.OutboxDao;
import rollcall.store.sender.SenderStateDao;

/** The anonymised events that wait to be sent, oldest first: at most {@value #MOST}, and none older than seven days. */
public final class Outbox {
    /** Most rows that wait; the oldest give way to newer ones. */
    public static final int MOST = 100_000;

    private static final Duration OLDEST = Duration.ofDays(7);

    /** What a page's rows may hold together in characters: it is in memory while it is sent. */
    private static final long MOST_CHARACTERS = 8L << 20;

    private final OutboxDao rows;
    private final SenderStateDao state;
    private final Clock clock;

    public Outbox(OutboxDao rows, SenderStateDao state, Clock clock) {
        this.rows = rows;
        this.state = state;
        this.clock = clock;
    }

    /** Adds rows, together with those that stay here; what has to give way to them is counted as dropped. */
    public void add(List<NewAuditRow> outgoing, List<NewAuditRow> local) {
        List<NewAuditRow> all = new ArrayList<>(local);
        all.addAll(outgoing);
        note(rows.add(all, MOST));
    }

    /**
     * The next page: the one that was begun and is not known to have arrived, otherwise a new one of the oldest rows.
     *
     * @param most rows of a new page
     */
    public Optional<OutgoingPage> next(SenderSnapshot now, int most) {
        return rows.begun().or(() -> begin(most)).map(id -> page(now, id));
    }

    /** Every page that was begun and is not known to have arrived, oldest first. */
    public List<UUID> begun() {
        return rows.allBegun();
    }

    /** Begins a page of the oldest rows that are in none; empty if there are none. */
    public Optional<UUID> begin(int most) {
        UUID page = UUID.randomUUID();
        return rows.begin(page, most, MOST_CHARACTERS) > 0 ? Optional.of(page) : Optional.empty();
    }

    /** A page that was begun, as it would leave now. */
    public OutgoingPage page(SenderSnapshot now, UUID id) {
        return page(id, rows.rows(id), now);
    }

    /**
     * For a page of which nothing may leave any more: it must not hold up those behind it. Without any agreement about events it waits for
     * one.
     *
     * @return whether the next page may follow
     */
    public boolean pass(OutgoingPage page) {
        if (page.vocabulary().events().names().isEmpty()) {
            rejected(page.pageId());
            return false;
        }
        drop(page.pageId());
        return true;
    }

    /** The oldest events as they would leave now, without making a page of them. */
    public OutgoingPage preview(SenderSnapshot now, int most) {
        return page(new UUID(0, 0), rows.oldest(most), now);
    }

    /** The page has arrived, or its file has: its rows go. Those that the receiver rejected are counted as dropped. */
    public void sent(UUID page, int rejected) {
        rows.remove(page);
        note(rejected);
    }

    /** The page is known not to have arrived: its rows may go in another one. */
    public void rejected(UUID page) {
        rows.release(page);
    }

    /** The page will never be taken: its rows go, and are counted as dropped. */
    public void drop(UUID page) {
        note(rows.remove(page));
    }

    /** Removes what is too old; it is counted as dropped. Returns how many rows went. */
    public int purge() {
        return note(rows.removeOld(clock.instant().minus(OLDEST)));
    }

    /** How many rows wait. */
    public int waiting() {
        return rows.count(MOST + 1);
    }

    private int note(int ignored) {
        if (ignored > 0) {
            state.dropped(ignored, clock.instant());
        }
        return ignored;
    }

    private OutgoingPage page(UUID id, List<AuditRow> waiting, SenderSnapshot now) {
        Disclosure disclosure = now.collected();
        Vocabulary vocabulary = disclosure.agreed();
        UUID instanceId = now.settings().instanceId();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        OutgoingGate gate =
                OutgoingGate.of(vocabulary, instanceId, now.settings().salt(), today);
        Stream<Event> events = disclosure.identified() ? waiting.stream().map(RowEvents::event) : Stream.empty();
        List<OutgoingEvent> judged =
                events.flatMap(event -> gate.judge(event).stream()).toList();
        return new OutgoingPage(
                id, instanceId, now.program(), version(vocabulary, now), vocabulary, judged, waiting.size());
    }

    /** The version is a field like any other: it leaves if it was agreed to. */
    private static String version(Vocabulary agreed, SenderSnapshot now) {
        return agreed.field(agreed.versionField())
                .flatMap(field -> now.facts())
                .map(LocalFacts::version)
                .orElse("");
    }
}
