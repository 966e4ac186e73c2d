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
import rollcall.encoder.EncodedRequest;
import rollcall.encoder.Protocol;
import rollcall.jobs.Job;
import rollcall.jobs.Jobs;
import rollcall.jobs.Lock;
import rollcall.report.Trace;
import rollcall.sender.audit.AuditLog;
import rollcall.sender.consent.Consent;
import rollcall.sender.consent.SenderSnapshot;
import rollcall.sender.consent.TelemetryLevel;
import rollcall.sender.outbox.Outbox;
import rollcall.store.Lease;
import rollcall.store.StoreException;
import rollcall.store.sender.SendLogDao;
import rollcall.store.sender.SenderLock;
import rollcall.store.sender.SenderSettings;
import rollcall.store.sender.SenderState;
import rollcall.store.sender.SenderStateDao;

/**
 * Sends reports: every 15 minutes by itself, and when somebody starts a run. Every server has this job, and a lock in the database lets one
 * server send at a time. While the level is off no object exists that could open a connection.
 */
public final class SendJob {
    private static final Logger LOG = LoggerFactory.getLogger(SendJob.class);

    /** The time limit for one request, from the name lookup to the last byte of the answer. */
    private static final Duration REQUEST = Duration.ofSeconds(30);

    /** How long a page waits for a run that somebody started. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final String FORGET = "/ingest/forget";

    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Parts parts;
    private final Proxies proxies;
    private final Clock clock;
    private final Duration lookEvery;
    private volatile @Nullable HttpSender underWay;
    private volatile @Nullable Job job;

    /** The parts that sending uses. */
    public record Parts(
            Consent consent, Outbox outbox, AuditLog auditLog, SenderStateDao state, SendLogDao log, SenderLock lock) {}

    /** @param lookEvery how often the job checks whether the next tick is due */
    public SendJob(Parts parts, Proxies proxies, Clock clock, Duration lookEvery) {
        this.parts = parts;
        this.proxies = proxies;
        this.clock = clock;
        this.lookEvery = lookEvery;
    }

    /** Starts the job. When the jobs stop, the request that is being sent is cancelled, and the send log has a row for it. */
    public void start(Jobs jobs) {
        Job sending = jobs.every("sending", lookEvery, Lock.NONE, this::look);
        sending.stopsBy(this::stopNow);
        job = sending;
    }

    /**
     * Sends what is due now. It ignores the pause after failed runs, but not the pause that the receiver set. It returns after 20 s at the
     * latest; the run then continues.
     *
     * @param who the account that starts the run
     */
    public RunReport now(String who) {
        RunReport report = await(who);
        parts.auditLog().action("telemetry-sent-by-hand", who, Map.of());
        return report;
    }

    /** Cancels the request that is being sent, if there is one, because telemetry was switched off. */
    public void stopNow() {
        HttpSender http = underWay;
        if (http != null) {
            http.stop();
        }
    }

    /**
     * Asks a receiver to forget this installation, at any level. Only Rollcall's own protocol has a request for this.
     *
     * @param as the settings by which the receiver knows this installation
     * @param who the account that asks
     */
    public RunReport forget(SenderSettings as, String who) {
        if (parts.consent().prohibition().holds()) {
            return RunReport.bad("The receiver was not asked to forget this installation: "
                    + parts.consent().prohibition().words() + ", and nothing leaves.");
        }
        if (Protocol.of(as.wire()) != Protocol.ROLLCALL) {
            return RunReport.bad(
                    "The protocol " + as.wire() + " has no request to be forgotten: ask its maintainers in words.");
        }
        if (as.endpoint().isEmpty()) {
            return RunReport.bad("There is no endpoint, so there is nobody to ask.");
        }
        String json = "{\"schema_version\":\"1\",\"instance_id\":\"" + as.instanceId() + "\"}";
        SendResult result = http(as, who).send(EncodedRequest.forget(FORGET, json), () -> true);
        return result.accepted()
                ? RunReport.good("The receiver has forgotten this installation.")
                : RunReport.bad("The receiver was not told: " + result.words() + ".");
    }

    /** Sets the time of the first tick, unless it is already set, so that a page can show it at once. */
    public void plan() {
        parts.state().lookFirst(clock.instant().plus(Backoff.tick(random)));
    }

    private RunReport await(String who) {
        try {
            return byHand(who).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return RunReport.good("It is being sent. The log of the last sends shows how far it has come.");
        } catch (ExecutionException e) {
            LOG.warn("sending failed: {}", Trace.of(e.getCause()));
            return RunReport.bad("It could not be sent: the database did not do what it was asked.");
        } catch (RejectedExecutionException e) {
            return RunReport.bad("This server is about to end: nothing was sent.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return RunReport.bad("This server is about to end.");
        }
    }

    private Future<RunReport> byHand(String who) {
        return Objects.requireNonNull(job, "sending has not begun").call(() -> {
            Optional<Lease.Held> lock = parts.lock().tryTake();
            if (lock.isEmpty()) {
                return RunReport.bad("Another server is sending at this moment.");
            }
            try (Lease.Held held = lock.get()) {
                return byHand(who, held);
            }
        });
    }

    private RunReport byHand(String who, Lease.Held lock) {
        parts.outbox().purge();
        SenderSnapshot now = parts.consent().snapshot();
        SendProgress progress = progress(now);
        Optional<String> obstacle = obstacle(now);
        return obstacle.isPresent() ? RunReport.bad(obstacle.get()) : run(now, progress, who, lock);
    }

    private void look() throws StoreException {
        Instant tickAt = parts.state().find().orElse(SenderState.NEW).nextTickAt();
        if (tickAt != null && tickAt.isAfter(clock.instant())) {
            return;
        }
        Optional<Lease.Held> lock = parts.lock().tryTake();
        if (lock.isPresent()) {
            try (Lease.Held held = lock.get()) {
                tick(held);
            }
        }
    }

    /** Runs a tick if it is due: deletes rows that are too old, at every level, and sends what is due. */
    private void tick(Lease.Held lock) {
        SenderSnapshot now = parts.consent().snapshot();
        SendProgress progress = progress(now);
        if (!progress.tick()) {
            return;
        }
        parts.outbox().purge();
        parts.auditLog().removeOld();
        if (obstacle(now).isEmpty() && progress.mayRun()) {
            run(now, progress, "", lock);
        }
    }

    private SendProgress progress(SenderSnapshot now) {
        return new SendProgress(parts.state(), now.settings(), clock, random);
    }

    /** Returns why nothing may be sent, as a sentence; empty if sending is allowed. */
    private static Optional<String> obstacle(SenderSnapshot now) {
        if (now.prohibition().holds()) {
            return Optional.of(now.prohibition().words() + ": nothing was sent.");
        }
        if (now.level() == TelemetryLevel.OFF) {
            return Optional.of("Telemetry is off: nothing was sent.");
        }
        if (now.settings().endpoint().isEmpty()) {
            return Optional.of("There is no endpoint: nothing was sent. Save the report to a file instead.");
        }
        return now.collected().identified()
                ? Optional.empty()
                : Optional.of("Nobody has agreed to the list below as it is now: nothing was sent.");
    }

    /** @param startedBy the account that started the run; empty if the job started it */
    private RunReport run(SenderSnapshot now, SendProgress progress, String startedBy, Lease.Held lock) {
        HttpSender http = http(now.settings(), startedBy);
        underWay = http;
        return new SendRun(parts, now, http, progress, lock::isHeld, clock).go();
    }

    /**
     * Makes a sender. This is the only place that makes an object that can open connections. Each run has a new sender, which does not
     * reuse connections of earlier runs.
     */
    private HttpSender http(SenderSettings by, String startedBy) {
        if (parts.consent().prohibition().holds()) {
            throw new IllegalStateException("nothing may be sent from here");
        }
        return new HttpSender(proxies, REQUEST, by, parts.log(), clock, startedBy);
    }
}
