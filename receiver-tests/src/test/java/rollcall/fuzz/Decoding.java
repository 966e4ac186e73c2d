package rollcall.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import rollcall.gate.EventGate;
import rollcall.gate.Gate;
import rollcall.gate.Pseudonyms;
import rollcall.gate.vocabulary.Presets;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.input.Malformed;
import rollcall.report.EventBatch;
import rollcall.report.Heartbeat;
import rollcall.report.Report;

/**
 * Checks what must hold for all bytes: a decoder decodes them or throws {@link Malformed}, the gate accepts every decoded report, and
 * neither allocates more than a rejected request may hold.
 */
final class Decoding {
    /** Beside four times the body. What is allocated in all is more than what is held at any moment. */
    private static final long ALLOWANCE = 64L << 20;

    /** Of the processor's time, which other work on the machine does not change; an honest 64 KiB takes a thousandth. */
    private static final long MOST_NANOS = 5_000_000_000L;

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);
    private static final Pseudonyms PSEUDONYMS = Pseudonyms.of(new byte[Pseudonyms.KEY_BYTES]);
    private static final ThreadMXBean THREADS = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

    private final Function<byte[], List<Report>> dialect;
    private final Vocabulary vocabulary;

    private Decoding(Vocabulary vocabulary, Function<byte[], List<Report>> dialect) {
        this.dialect = dialect;
        this.vocabulary = vocabulary;
    }

    /** @param preset whose vocabulary the gate judges by */
    Decoding(Function<byte[], Report> dialect, String preset) {
        this(Presets.load(preset), body -> List.of(dialect.apply(body)));
    }

    /** A decoder whose requests hold several reports. */
    static Decoding ofSeveral(Function<byte[], List<Report>> dialect, String preset) {
        return new Decoding(Presets.load(preset), dialect);
    }

    /** @throws RuntimeException a finding: an exception of the decoder or the gate other than {@link Malformed} */
    void check(byte[] body) {
        long most = 4L * body.length + ALLOWANCE;
        // The first time may have to load classes.
        if (!isCheap(body, most) && !isCheap(body, most)) {
            throw new IllegalStateException(body.length + " bytes cost too much time, or more memory than " + most);
        }
    }

    private boolean isCheap(byte[] body, long mostBytes) {
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long time = THREADS.getCurrentThreadCpuTime();
        decode(body);
        return THREADS.getCurrentThreadAllocatedBytes() - bytes <= mostBytes
                && THREADS.getCurrentThreadCpuTime() - time <= MOST_NANOS;
    }

    private void decode(byte[] body) {
        try {
            dialect.apply(body).forEach(this::judge);
        } catch (Malformed e) {
            // As it should be.
        }
    }

    private void judge(Report report) {
        if (report instanceof Heartbeat heartbeat) {
            Gate.judge(vocabulary, heartbeat);
        } else {
            EventGate.judge(vocabulary, (EventBatch) report, TODAY, PSEUDONYMS);
        }
    }
}
