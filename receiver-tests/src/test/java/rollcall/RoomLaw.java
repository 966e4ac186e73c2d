package rollcall;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Which room may use which, as {@link RoomLawTest} demands it of the program. */
final class RoomLaw {
    /** The rooms, each with the rooms whose types it may use. A room that is not here is the top: it may use all and is used by none. */
    static final Map<String, Set<String>> ROOMS = read("""
            report
            input      report
            gate       report
            decoder    report input
            store      report gate
            jobs       report store
            product    report gate store
            access     report gate store product
            intake     report input decoder gate store product access
            rollup     report gate store
            analysis   report gate store product rollup
            sender     report input gate store jobs
            pages      report gate product access analysis sender jobs
            http       report product access intake pages sender jobs
            """);

    /**
     * The rooms below rooms, each with the rooms beside it that it may use. A room's own package stands in its table as "." and is open to
     * the rooms below, unless it uses them itself.
     */
    static final Map<String, Map<String, Set<String>>> BELOW =
            Map.of("gate", read("""
                    .            vocabulary value
                    vocabulary   value
                    value
                    """), "store", read("""
                    .
                    embedded
                    database     embedded
                    jdbc
                    instances    jdbc
                    heartbeats   jdbc instances
                    events       jdbc instances
                    rollups      jdbc instances heartbeats events
                    counts       jdbc
                    people       jdbc
                    products     jdbc
                    servers      jdbc
                    sender       jdbc
                    """), "pages", read("""
                    .            text
                    text
                    chart        text
                    events       text chart
                    refusals     text chart
                    product      text chart events
                    settings     text
                    people       text
                    help         text
                    """), "intake", read("""
                    .        commit
                    commit
                    file
                    """), "rollup", read("""
                    .
                    heartbeats
                    events
                    read
                    """));

    private RoomLaw() {}

    private static Map<String, Set<String>> read(String table) {
        Map<String, Set<String>> law = new LinkedHashMap<>();
        table.lines()
                .map(line -> line.split(" +", 2))
                .forEach(line -> law.put(
                        line[0], line.length == 1 || line[1].isBlank() ? Set.of() : Set.of(line[1].split(" "))));
        return law;
    }
}
