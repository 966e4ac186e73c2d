package rollcall.sender.send;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import rollcall.jobs.Job;
import rollcall.jobs.Jobs;
import rollcall.jobs.Lock;
import rollcall.report.Trace;
import rollcall.sender.audit.AuditLog;
import rollcall.sender.consent.Consent;
import rollcall.sender.outbox.HeartbeatReports;
import rollcall.sender.outbox.Outbox;
import rollcall.store.Lease;
import rollcall.store.StoreException;
import rollcall.store.sender.SendLogDao;
import rollcall.store.sender.SenderLock;
import rollcall.store.sender.SenderSettings;
import rollcall.store.sender.SenderState;
import rollcall.store.sender.SenderStateDao;

/**
 * Sends what was agreed to: every 15 minutes by itself, and when somebody asks. Every server has the job; the database lets only one of
 * them send at a time. As long as the level is off, there is nothing here that could open a connection.
 */
public final class SendJob {
    private static final Logger LOG = LoggerFactory.getLogger(SendJob.class);

    /** For one request, over everything. */
    private static final Duration REQUEST = Duration.ofSeconds(30);

    /** How long a page waits for a run that somebody asked for. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Parts parts;
    private final Proxies proxies;
    private final Clock clock;
    private final Duration lookEvery;
    private volatile @Nullable Post post;
    private volatile @Nullable Job job;

    /** What it works with. */
    public record Parts(
            Consent consent,
            HeartbeatReports reports,
            Outbox outbox,
            AuditLog journal,
            SenderStateDao state,
            SendLogDao log,
            SenderLock lock) {}

    /** @param lookEvery how often it is looked whether the time has come to send something */
    public SendJob(Parts parts, Proxies proxies, Clock clock, Duration lookEvery) {
        this.parts = parts;
        this.proxies = proxies;
        this.clock = clock;
        this.lookEvery = lookEvery;
    }

    /** Begins to look at the clock. When the jobs end, it gives up what is under way and lets that be written down. */
    public void start(Jobs jobs) {
        Job sending = jobs.every("sending", lookEvery, Lock.NONE, this::look);
        sending.stopsBy(this::stopNow);
        job = sending;
    }

    /**
     * Sends what is due, whatever our own patience says, but not before the receiver wants it. Waits for up to 20 s.
     *
     * @param who asked for it
     */
    public SendOutcome now(String who) {
        SendOutcome sendOutcome = await(who);
        parts.journal().action("telemetry-sent-by-hand", who, Map.of());
        return sendOutcome;
    }

    /** Gives up the request that is under way, if there is one. For when it was switched off. */
    public void stopNow() {
        Post underWay = post;
        if (underWay != null) {
            underWay.stop();
        }
    }

    /**
     * Asks a receiver to forget this installation, whatever the level is now. Only Rollcall's own wire has a request for that.
     *
     * @param as the settings by which it knows us
     * @param who asked for it
     */
    public SendOutcome forget(SenderSettings as, String who) {
        if (parts.consent().prohibition().holds()) {
            return SendOutcome.bad("The receiver was not asked to forget this installation: "
                    + parts.consent().prohibition().words() + ", and nothing leaves.");
        }
        return ForgetRequest.ask(courier(as, who), as);
    }

    /** Decides when it is looked first whether something is due, unless that is decided: for who wants to know at once. */
    public void plan() {
        parts.state().lookFirst(clock.instant().plus(Backoff.tick(random)));
    }

    /** When something may be sent next by itself; empty for never. */
    public Optional<Instant> nextAt() {
        return NextSend.of(parts.consent().current(), parts.state().find().orElse(SenderState.NEW));
    }

    private SendOutcome await(String who) {
        try {
            return byHand(who).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return SendOutcome.good("It is being sent. The log of the last sends shows how far it has come.");
        } catch (ExecutionException e) {
            LOG.warn("sending failed: {}", Trace.of(e.getCause()));
            return SendOutcome.bad("It could not be sent: the database did not do what it was asked.");
        } catch (RejectedExecutionException e) {
            return SendOutcome.bad("This server is about to end: nothing was sent.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return SendOutcome.bad("This server is about to end.");
        }
    }

    private Future<SendOutcome> byHand(String who) {
        return Objects.requireNonNull(job).call(() -> {
            Optional<Lease.Held> lock = parts.lock().tryTake();
            if (lock.isEmpty()) {
                return SendOutcome.bad("Another server is sending at this moment.");
            }
            try (Lease.Held held = lock.get()) {
                return new Attempt(parts, clock, random, held::isHeld).byHand(this::post, who);
            }
        });
    }

    private void look() throws StoreException {
        if (isTimeToTick(parts.state().find().orElse(SenderState.NEW))) {
            tick();
        }
    }

    private boolean isTimeToTick(SenderState state) {
        return state.nextTickAt() == null || !state.nextTickAt().isAfter(clock.instant());
    }

    private void tick() throws StoreException {
        Optional<Lease.Held> lock = parts.lock().tryTake();
        if (lock.isPresent()) {
            try (Lease.Held held = lock.get()) {
                new Attempt(parts, clock, random, held::isHeld).tick(this::post);
            }
        }
    }

    /** A fresh one a run, so that nothing of the last one is left. */
    private Courier post(SenderSettings by, String startedBy) {
        Courier courier = courier(by, startedBy);
        post = courier.post();
        return courier;
    }

    /** The one place where something is made that can connect. */
    private Courier courier(SenderSettings by, String startedBy) {
        if (parts.consent().prohibition().holds()) {
            throw new IllegalStateException("nothing may be sent from here");
        }
        return new Courier(new Post(proxies, REQUEST), by, parts.log(), clock, startedBy);
    }
}
