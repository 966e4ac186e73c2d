package rollcall.intake.commit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/** The two tables of a class's doc comment: what is told in each state, and which event leads from one state to the next. */
final class StateTable {
    /** Before the first event. */
    static final String BEGINNING = "-";

    private final Map<String, Map<String, String>> states = new LinkedHashMap<>();
    private final List<Transition> transitions = new ArrayList<>();

    record Transition(String from, String event, String to) {}

    /** Of a class of the server. */
    static StateTable of(Class<?> type) throws IOException {
        String source = Files.readString(Path.of(System.getProperty("basedir", "."))
                .resolve("../server/src/main/java")
                .resolve(type.getName().replace('.', '/') + ".java"));
        String[] tables = source.substring(source.indexOf("<pre>"), source.indexOf("</pre>"))
                .split("\n \\*\n");
        StateTable table = new StateTable();
        List<String> columns = cells(tables[0].lines().toList().get(1));
        rows(tables[0].lines().skip(3).toList()).forEach(row -> {
            Map<String, String> told = new LinkedHashMap<>();
            for (int i = 1; i < columns.size(); i++) {
                told.put(columns.get(i), row.get(i));
            }
            table.states.put(row.get(0), told);
        });
        rows(tables[1].lines().skip(2).toList())
                .forEach(row -> table.transitions.add(new Transition(row.get(0), row.get(1), row.get(2))));
        return table;
    }

    List<String> states() {
        return List.copyOf(states.keySet());
    }

    List<Transition> transitions() {
        return transitions;
    }

    /** What a state's row says in a column; empty for the beginning, which has no row. */
    String told(String state, String column) {
        return states.getOrDefault(state, Map.of()).getOrDefault(column, "");
    }

    /** The shortest way from the beginning to a state. */
    List<String> eventsTo(String state) {
        Map<String, List<String>> ways = new HashMap<>(Map.of(BEGINNING, List.of()));
        Queue<String> next = new ArrayDeque<>(List.of(BEGINNING));
        while (!next.isEmpty()) {
            String from = next.remove();
            transitions.stream()
                    .filter(one -> one.from().equals(from) && !ways.containsKey(one.to()))
                    .forEach(one -> {
                        List<String> way = new ArrayList<>(ways.get(from));
                        way.add(one.event());
                        ways.put(one.to(), way);
                        next.add(one.to());
                    });
        }
        if (!ways.containsKey(state)) {
            throw new IllegalStateException("no event leads to " + state);
        }
        return ways.get(state);
    }

    private static List<List<String>> rows(List<String> lines) {
        return lines.stream()
                .filter(line -> line.contains("|"))
                .map(StateTable::cells)
                .toList();
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(line.indexOf('*') + 1).split("\\|"))
                .map(String::strip)
                .toList();
    }
}
