package rollcall.intake.commit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** Drives the real thing through every row of a {@link StateTable}, and asks after each what its next state says. */
final class StateWalk {
    private static final String NOBODY = "-";

    private StateWalk() {}

    /** One report from its commit on. */
    interface Report {
        void event(String event) throws Exception;

        /** What is told to the same report once more, by the table's column. */
        String told(String column) throws Exception;

        /** Ends what the report began. */
        void end() throws Exception;
    }

    interface Fresh {
        Report report() throws Exception;
    }

    /** One test for each transition and each column, each with a report of its own, because asking changes the state. */
    static Stream<DynamicTest> of(StateTable table, List<String> columns, Fresh fresh) {
        assertThat(table.states())
                .as("states that a transition leads to")
                .containsExactlyInAnyOrderElementsOf(table.transitions().stream()
                        .map(StateTable.Transition::to)
                        .distinct()
                        .toList());
        return table.transitions().stream()
                .flatMap(transition -> columns.stream()
                        .filter(column -> isAsked(table, transition, column))
                        .map(column -> DynamicTest.dynamicTest(
                                transition.from() + ", " + transition.event() + ": " + column + " "
                                        + table.told(transition.to(), column),
                                () -> walk(table, transition, column, fresh))));
    }

    /** Nobody asks a server that is dead. */
    private static boolean isAsked(StateTable table, StateTable.Transition transition, String column) {
        return !NOBODY.equals(table.told(transition.from(), column))
                && !NOBODY.equals(table.told(transition.to(), column));
    }

    private static void walk(StateTable table, StateTable.Transition transition, String column, Fresh fresh)
            throws Exception {
        List<String> events = new ArrayList<>(table.eventsTo(transition.from()));
        events.add(transition.event());
        Report report = fresh.report();
        try {
            for (String event : events) {
                report.event(event);
            }
            assertThat(report.told(column)).as(events.toString()).isEqualTo(table.told(transition.to(), column));
        } finally {
            report.end();
        }
    }
}
