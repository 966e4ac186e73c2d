package rollcall.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import rollcall.gate.vocabulary.Field;
import rollcall.gate.vocabulary.FieldGroup;
import rollcall.gate.vocabulary.FieldKind;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.http.web.Csv;
import rollcall.store.heartbeats.KeptDayDao.KeptDay;

/**
 * Exports heartbeats as CSV. For Eventyay, the columns and their order are those of its reference receiver, so that programs that read the
 * reference receiver's exports can read these. For other products, each permitted field has a column. The last column, {@code raw_payload},
 * contains everything that was kept.
 */
final class HeartbeatCsvFormat implements HeartbeatFormat {
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
    private final List<String> fields;

    HeartbeatCsvFormat(Vocabulary vocabulary) {
        versionColumn = HeartbeatFormat.versionColumn(vocabulary);
        fields = vocabulary.preset().equals("eventyay") ? ofTheReference(vocabulary) : ofAllFields(vocabulary);
    }

    private static List<String> ofTheReference(Vocabulary vocabulary) {
        List<String> metrics = vocabulary.group(FieldGroup.METRICS).stream()
                .filter(field -> field.kind() == FieldKind.BUCKET)
                .map(Field::name)
                .filter(name -> !AFTER_METRICS.contains(name))
                .toList();
        return Stream.of(BEFORE_METRICS, metrics, AFTER_METRICS)
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> ofAllFields(Vocabulary vocabulary) {
        return vocabulary.fields().values().stream()
                .filter(field -> field.kind() != FieldKind.IGNORED)
                .map(Field::name)
                .filter(name -> !name.equals(vocabulary.versionField()))
                .toList();
    }

    @Override
    public String head() {
        return line("received_at_utc", "instance_id", versionColumn, fields, "raw_payload");
    }

    @Override
    public String line(KeptDay row) {
        JsonNode kept = ExportFormat.read(row.kept());
        List<String> cells = fields.stream()
                .map(field -> HeartbeatFormat.cell(kept.path(key(field))))
                .toList();
        return line(row.receivedAt().toString(), row.instanceId().toString(), row.version(), cells, row.kept());
    }

    /** The name of the kept field for a column. Instances never send their address, so the column of the address contains its hash. */
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
