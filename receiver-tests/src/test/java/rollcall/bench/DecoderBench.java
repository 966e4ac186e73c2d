package rollcall.bench;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** The decoder of Penpot's batches alone, beside the format's own library. */
final class DecoderBench {
    private DecoderBench() {}

    static void run() throws RunnerException {
        new Runner(new OptionsBuilder().include("FressianBenchmark").build()).run();
    }
}
