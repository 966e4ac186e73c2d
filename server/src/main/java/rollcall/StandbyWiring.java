package rollcall;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import rollcall.jobs.Jobs;
import rollcall.jobs.Lock;
import rollcall.pages.PageSources;
import rollcall.store.database.ReadConnections;
import rollcall.store.database.StandbyState;

/** Builds what lets pages read from a standby and what shows its lag. */
final class StandbyWiring {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private StandbyWiring() {}

    static PageSources reading(ReadConnections reads) {
        return new PageSources(
                reads::fresh, reads::reading, reads::behind, () -> reads.state().map(StandbyWiring::shown));
    }

    /** The jobs, with the one that looks at the standby and its metrics, if there is a standby. */
    static Jobs watched(ReadConnections reads, Jobs jobs, MeterRegistry meters) {
        if (reads.state().isEmpty()) {
            return jobs;
        }
        jobs.every("standby", EVERY, Lock.NONE, reads::look);
        Gauge.builder("rollcall.standby.lag.seconds", reads, each -> seconds(state(each)))
                .description("How far the standby is behind the primary; NaN while that is unknown")
                .register(meters);
        Gauge.builder("rollcall.standby.answers", reads, each -> isAsked(state(each)) ? 1 : 0)
                .description("1 while the standby answers the questions of pages")
                .register(meters);
        return jobs;
    }

    private static StandbyState state(ReadConnections reads) {
        return reads.state().orElseThrow();
    }

    private static boolean isAsked(StandbyState state) {
        return state.what() == StandbyState.What.ANSWERS;
    }

    private static double seconds(StandbyState state) {
        boolean known = isAsked(state) || state.what() == StandbyState.What.BEHIND;
        return known ? state.lag().toMillis() / 1e3 : Double.NaN;
    }

    private static PageSources.Standby shown(StandbyState state) {
        return new PageSources.Standby(state.what().code(), state.lag());
    }
}
