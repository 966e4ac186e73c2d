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
            mapping    report
            gate       report
            decoder    report input mapping
            encoder    report input gate
            advisory   report input
            store      report gate
            jobs       report store
            product    report gate store advisory mapping
            access     report gate store product
            intake     report input decoder gate store product access mapping
            rollup     report gate store
            analysis   report gate store product rollup
            publish    report product analysis
            sender     report input gate encoder store jobs
            pages      report gate encoder advisory mapping product access intake analysis publish sender jobs
            api        report product access publish
            http       report input mapping product access intake pages api sender jobs
            """);

    /**
     * The rooms that have rooms below them, and those, each with the rooms beside it that it may use. A room's own package is open to the rooms
     * below it, unless it uses them itself.
     */
    static final Map<String, Map<String, Set<String>>> BELOW = readBelow("""
            decoder
            decoder.eventyay
            decoder.rollcall
            decoder.otlp
            decoder.penpot
            decoder.mapped

            gate                  vocabulary value
            gate.vocabulary       value
            gate.value

            store
            store.embedded
            store.database        embedded compression
            store.cluster         database
            store.jdbc
            store.compression     jdbc
            store.instances       jdbc
            store.quotas          jdbc
            store.heartbeats      jdbc compression instances quotas
            store.events          jdbc compression instances quotas
            store.rollups         jdbc instances heartbeats events
            store.counts          jdbc
            store.metrics         jdbc instances
            store.people          jdbc
            store.products        jdbc instances
            store.servers         jdbc
            store.checkup         database cluster rollups servers
            store.sender          jdbc

            report                quota
            report.quota

            product
            product.fields
            product.mapped
            product.quotas

            intake                commit memory space
            intake.commit
            intake.space
            intake.memory         commit
            intake.file           commit
            intake.sample

            rollup
            rollup.heartbeats
            rollup.events
            rollup.closing        heartbeats
            rollup.clearing       heartbeats
            rollup.read

            analysis
            analysis.time
            analysis.trends       time
            analysis.population   trends
            analysis.fields       time trends population
            analysis.versions     time trends fields population
            analysis.activity     time trends fields population
            analysis.events       time trends fields population statistics
            analysis.instances    fields population activity
            analysis.rejections   time trends
            analysis.annotations  time versions population
            analysis.products     time trends population fields versions rejections
            analysis.explore      time trends population fields
            analysis.upgrades     time trends population fields versions statistics
            analysis.statistics
            analysis.retention    time population trends explore activity
            analysis.plugins      time trends population statistics
            analysis.health       time trends population fields versions statistics
            analysis.sizes        time trends population fields versions statistics upgrades
            analysis.coverage     time trends population fields versions
            analysis.errors       trends population events versions statistics health
            analysis.performance  time trends population fields
            analysis.reach        time trends population fields statistics

            pages                 text
            pages.text
            pages.chart           text filter
            pages.filter          text
            pages.events          text chart filter
            pages.rejections      text chart
            pages.kept            text rejections
            pages.product         text chart events filter
            pages.explore         text chart filter
            pages.upgrades        text chart filter
            pages.retention       text chart filter
            pages.plugins         text chart filter
            pages.health          text chart filter
            pages.errors          text chart filter
            pages.performance     text chart filter
            pages.reach           text chart filter
            pages.coverage        text chart filter
            pages.sizes           text chart filter
            pages.settings        text
            pages.people          text
            pages.help            text
            pages.open            text

            access
            access.people
            access.keys
            access.peers

            http                 body answer request ingest web
            http.body
            http.answer          body
            http.request         body answer
            http.ingest          body answer request
            http.web             body answer request

            sender
            sender.facts
            sender.consent       facts
            sender.outbox        facts consent
            sender.audit         facts consent outbox
            sender.send          facts consent outbox audit
            sender.file          facts consent outbox audit send
            sender.agent         facts consent outbox audit
            sender.status        facts consent outbox audit send
            """);

    /** The rooms below a room that may use fewer rooms than the room that they lie in, each with those. */
    static final Map<String, Map<String, Set<String>>> NARROWER = readBelow("""
            pages.open            report product publish
            """);

    /** The rooms that the law knows and that have no class yet. A room leaves this list with its first class. */
    static final Set<String> PREPARED = Set.of("publish", "api", "pages.open");

    private RoomLaw() {}

    private static Map<String, Set<String>> read(String table) {
        Map<String, Set<String>> law = new LinkedHashMap<>();
        table.lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.split(" +", 2))
                .forEach(line -> law.put(
                        line[0], line.length == 1 || line[1].isBlank() ? Set.of() : Set.of(line[1].split(" "))));
        return law;
    }

    /** By room, then by the second name, which is "." for the room's own package. */
    private static Map<String, Map<String, Set<String>>> readBelow(String table) {
        Map<String, Map<String, Set<String>>> law = new LinkedHashMap<>();
        read(table).forEach((name, permitted) -> {
            String[] names = name.split("\\.");
            law.computeIfAbsent(names[0], room -> new LinkedHashMap<>())
                    .put(names.length == 1 ? "." : names[1], permitted);
        });
        return law;
    }
}
