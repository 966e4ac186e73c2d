package rollcall.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import rollcall.gate.Field;
import rollcall.gate.Group;
import rollcall.gate.Kind;
import rollcall.gate.Vocabulary;
import rollcall.http.Csv;
import rollcall.store.KeptDay;

/**
 * The columns of Eventyay's own reference receiver in its order, so that what reads its exports reads these; another product's metrics
 * stand where Eventyay's would. What has no column is in {@code raw_payload}, which holds everything that was kept.
 */
final class CsvForm implements HeartbeatForm {
    private static final List<String> BEFORE_METRICS = List.of(
            "schema_version",
            "build_metadata",
            "canonical_base_url",
            "deployment_type",
            "os_family",
            "database_type",
            "database_version",
            "enabled_plugins");
    private static final List<String> AFTER_METRICS = List.of(
            "uptime_bucket", "background_jobs_enabled", "storage_backend", "error_count_bucket", "maintainer_contact");

    private final String versionColumn;
    private final List<String> fields = new ArrayList<>(BEFORE_METRICS);

    CsvForm(Vocabulary vocabulary) {
        versionColumn = HeartbeatForm.versionColumn(vocabulary);
        vocabulary.group(Group.METRICS).stream()
                .filter(field -> field.kind() == Kind.BUCKET)
                .map(Field::name)
                .filter(name -> !AFTER_METRICS.contains(name))
                .forEach(fields::add);
        fields.addAll(AFTER_METRICS);
    }

    @Override
    public String head() {
        return line("received_at_utc", "instance_id", versionColumn, fields, "raw_payload");
    }

    @Override
    public String line(KeptDay row) {
        JsonNode kept = ExportForm.read(row.kept());
        List<String> cells = fields.stream()
                .map(field -> HeartbeatForm.cell(kept.path(key(field))))
                .toList();
        return line(row.receivedAt().toString(), row.instanceId().toString(), row.version(), cells, row.kept());
    }

    /** The address itself is never sent: under its name stands the fingerprint. */
    private static String key(String field) {
        return field.equals("canonical_base_url") ? "canonical_base_url_hash" : field;
    }

    private static String line(
            String receivedAt, String instance, String version, List<String> fields, String payload) {
        List<String> cells = new ArrayList<>();
        cells.add(receivedAt);
        cells.add(instance);
        cells.add(version);
        cells.addAll(fields);
        cells.add(payload);
        return Csv.line(cells);
    }
}
