package rollcall.sender;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rollcall.report.Claim;

/** What Rollcall says of itself. */
public final class OwnFacts implements Facts {
    private final String version;
    private final Clock clock;

    /** @param version this program's version */
    public OwnFacts(String version, Clock clock) {
        this.version = version;
        this.clock = clock;
    }

    @Override
    public Optional<LocalFacts> now(WireName wire) {
        Map<String, Claim> claims = new LinkedHashMap<>();
        claims.put("java_version", new Claim.Text(System.getProperty("java.version")));
        claims.put("os_family", new Claim.Text(System.getProperty("os.name")));
        claims.put("os_version", new Claim.Text(System.getProperty("os.version")));
        claims.put("architecture", new Claim.Text(System.getProperty("os.arch")));
        return Optional.of(new LocalFacts(version, claims, List.of(), clock.instant()));
    }

    @Override
    public List<String> declared() {
        return List.of();
    }

    @Override
    public boolean ofRollcall() {
        return true;
    }
}
