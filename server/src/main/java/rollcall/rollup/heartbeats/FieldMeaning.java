package rollcall.rollup.heartbeats;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.report.Unusable;
import rollcall.report.Version;
import rollcall.rollup.SeriesKey;

/** What a field's value says beside itself. */
public final class FieldMeaning {
    private static final Set<String> CI_FLAGS = Set.of("ci", "is_ci", "in_ci", "running_in_ci");
    private static final Set<String> ENVIRONMENTS = Set.of(
            "environment",
            "deployment_environment",
            "deployment.environment",
            "deployment.environment.name",
            "app_env",
            "node_env");
    private static final Set<String> CI_ENVIRONMENTS = Set.of("ci", "test", "testing");
    private static final Set<String> DEVELOPMENT_ENVIRONMENTS = Set.of("dev", "development", "local");

    private FieldMeaning() {}

    /** The series of the instances with a usable value of a field. */
    public static SeriesKey reported(Field field) {
        return new SeriesKey(SeriesKey.REPORTED, field.name());
    }

    static boolean isUsable(Field field, JsonNode value) {
        return !(field.kind().hasUnknown() && value.asText().equals(Unusable.UNKNOWN.code()));
    }

    /**
     * The lane that a value puts its instance into: {@link SeriesKey#CI} if a flag such as {@code ci} is true or a field such as {@code
     * environment} says "ci" or "test"; {@link SeriesKey#DEVELOPMENT} if that field says "development", or if the product's version is a build
     * between two releases; empty for all other values.
     */
    public static Optional<String> lane(Field field, String value, String versionField) {
        String name = field.name().toLowerCase(Locale.ROOT);
        String said = value.toLowerCase(Locale.ROOT);
        if (field.kind() == FieldKind.FLAG && CI_FLAGS.contains(name) && said.equals("true")
                || ENVIRONMENTS.contains(name) && CI_ENVIRONMENTS.contains(said)) {
            return Optional.of(SeriesKey.CI);
        }
        boolean development = ENVIRONMENTS.contains(name) && DEVELOPMENT_ENVIRONMENTS.contains(said)
                || field.name().equals(versionField)
                        && field.kind() == FieldKind.VERSION
                        && new Version(value).isDevelopment();
        return development ? Optional.of(SeriesKey.DEVELOPMENT) : Optional.empty();
    }
}
