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
    /** The most rows that wait. When there are more, the oldest rows are removed. */
    public static final int MOST = 100_000;

    private static final Duration OLDEST = Duration.ofDays(7);

    /** The most characters that the rows of one page hold together, because a page is in memory while it is sent. */
    private static final long MOST_CHARACTERS = 8L << 20;

    private final OutboxDao rows;
    private final SenderStateDao state;
    private final Clock clock;

    public Outbox(OutboxDao rows, SenderStateDao state, Clock clock) {
        this.rows = rows;
        this.state = state;
        this.clock = clock;
    }

    /**
     * Adds rows to the outbox, and rows to the local audit log in the same transaction. Rows that are removed because the outbox is full
     * are counted as dropped.
     */
    public void add(List<NewAuditRow> outgoing, List<NewAuditRow> local) {
        List<NewAuditRow> all = new ArrayList<>(local);
        all.addAll(outgoing);
        note(rows.add(all, MOST));
    }

    /**
     * Returns the next page: the oldest one that was begun and is not known to have arrived, otherwise a new page of the oldest rows. Empty
     * if no row waits.
     *
     * @param most the most rows of a new page
     */
    public Optional<OutgoingPage> next(SenderSnapshot now, int most) {
        return rows.begun().or(() -> begin(most)).map(id -> page(now, id));
    }

    /** Returns every page that was begun and is not known to have arrived, oldest first. */
    public List<UUID> begun() {
        return rows.allBegun();
    }

    /** Begins a page of at most {@code most} of the oldest rows that belong to no page. Empty if there is no such row. */
    public Optional<UUID> begin(int most) {
        UUID page = UUID.randomUUID();
        return rows.begin(page, most, MOST_CHARACTERS) > 0 ? Optional.of(page) : Optional.empty();
    }

    /** Returns a page that was begun, with the events that may be sent by the settings of the snapshot. */
    public OutgoingPage page(SenderSnapshot now, UUID id) {
        return page(id, rows.rows(id), now);
    }

    /**
     * Handles a page of which no event may be sent any more, so that it does not block the pages behind it. The page is removed and counted
     * as dropped. If no superuser has agreed to any events its rows stay and wait for an agreement.
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

    /** Returns the oldest events as they would be sent now, without beginning a page. */
    public OutgoingPage preview(SenderSnapshot now, int most) {
        return page(new UUID(0, 0), rows.oldest(most), now);
    }

    /**
     * Removes the rows of a page that has arrived.
     *
     * @param rejected how many of the page's events the receiver rejected; they are counted as dropped
     */
    public void sent(UUID page, int rejected) {
        rows.remove(page);
        note(rejected);
    }

    /** Releases the rows of a page that is known not to have arrived, so that they can become part of another page. */
    public void rejected(UUID page) {
        rows.release(page);
    }

    /** Removes the rows of a page that no receiver will accept, and counts them as dropped. */
    public void drop(UUID page) {
        note(rows.remove(page));
    }

    /** Removes rows older than seven days and counts them as dropped. Returns how many rows were removed. */
    public int purge() {
        return note(rows.removeOld(clock.instant().minus(OLDEST)));
    }

    /** Returns how many rows wait. */
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

    /** Returns the program's version; empty if nobody agreed to this field or the version is unknown. */
    private static String version(Vocabulary agreed, SenderSnapshot now) {
        return agreed.field(agreed.versionField())
                .flatMap(field -> now.facts())
                .map(LocalFacts::version)
                .orElse("");
    }
}
