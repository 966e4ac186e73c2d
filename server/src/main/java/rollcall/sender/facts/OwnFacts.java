package rollcall.sender.facts;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import rollcall.encoder.Protocol;
import rollcall.gate.vocabulary.Presets;
import rollcall.report.ReportedValue;
import rollcall.sender.facts.Facts.LocalFacts;
import rollcall.sender.facts.ProtocolFields.NeutralFacts;
import rollcall.store.people.AccountDao;
import rollcall.store.people.ApiKeyDao;
import rollcall.store.products.ProductDao;
import rollcall.store.servers.ServerDao;

/** The facts that Rollcall reports of itself. */
public final class OwnFacts implements Facts {
    private final Program program;
    private final Tables tables;
    private final Clock clock;
    private final Instant started;

    /**
     * The facts that do not change while the program runs.
     *
     * @param version Rollcall's version; empty if the classes were not built into a jar
     * @param databaseEmbedded whether Rollcall runs its own PostgreSQL
     * @param deployment the kind of deployment, as {@link Deployment} names it
     */
    public record Program(String version, boolean databaseEmbedded, String deployment) {}

    /** The tables from which Rollcall counts. */
    public record Tables(ServerDao server, ProductDao products, AccountDao accounts, ApiKeyDao keys) {}

    public OwnFacts(Program program, Tables tables, Clock clock) {
        this.program = program;
        this.tables = tables;
        this.clock = clock;
        this.started = clock.instant();
    }

    @Override
    public Known now() {
        return new Now();
    }

    @Override
    public String program() {
        return "rollcall";
    }

    @Override
    public boolean ofRollcall() {
        return true;
    }

    /** The facts as the tables are at the first call. */
    private final class Now implements Known {
        private @Nullable NeutralFacts facts;

        @Override
        public Optional<LocalFacts> in(Protocol protocol) {
            if (facts == null) {
                facts = new NeutralFacts(program.version(), environment(), counts(), null);
            }
            Map<String, ReportedValue> values =
                    ProtocolFields.reportedValues(protocol, Presets.load(protocol.preset()), facts);
            return Optional.of(new LocalFacts(program.version(), values, List.of(), clock.instant()));
        }

        @Override
        public List<String> declared() {
            return List.of();
        }
    }

    private Map<String, ReportedValue> environment() {
        Map<String, ReportedValue> facts = new LinkedHashMap<>();
        facts.put("java_version", new ReportedValue.Text(Runtime.version().toString()));
        facts.put("os_family", new ReportedValue.Text(family(System.getProperty("os.name"))));
        facts.put("os_version", new ReportedValue.Text(System.getProperty("os.version")));
        facts.put("architecture", new ReportedValue.Text(System.getProperty("os.arch")));
        facts.put("processors", number(Runtime.getRuntime().availableProcessors()));
        facts.put("memory", number(Runtime.getRuntime().maxMemory()));
        facts.put("database_type", new ReportedValue.Text(tables.server().citus() ? "citus" : "postgresql"));
        facts.put("database_version", new ReportedValue.Text(tables.server().version()));
        facts.put("database_embedded", new ReportedValue.Flag(program.databaseEmbedded()));
        facts.put("deployment_type", new ReportedValue.Text(program.deployment()));
        facts.put("uptime", number(Duration.between(started, clock.instant()).toSeconds()));
        return facts;
    }

    private Map<String, BigDecimal> counts() {
        Map<String, BigDecimal> counts = new LinkedHashMap<>();
        counts.put("products", BigDecimal.valueOf(tables.products().count()));
        counts.put("instances", BigDecimal.valueOf(tables.products().instances()));
        counts.put("accounts", BigDecimal.valueOf(tables.accounts().count()));
        counts.put("keys", BigDecimal.valueOf(tables.keys().inForce()));
        return counts;
    }

    /**
     * Returns the family of the operating system. Java adds the release to the name of Windows and calls Apple's system "Mac OS X", so both
     * become the common name.
     */
    private static String family(String system) {
        String lower = system.toLowerCase(Locale.ROOT);
        if (lower.startsWith("windows")) {
            return "Windows";
        }
        return lower.startsWith("mac") ? "Darwin" : system;
    }

    private static ReportedValue number(long number) {
        return new ReportedValue.Number(BigDecimal.valueOf(Math.max(0, number)));
    }
}
