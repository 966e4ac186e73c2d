package rollcall.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.store.heartbeats.KeptDayDao.KeptDay;

/**
 * Exports heartbeats as one JSON object on each line: time, instance and version; {@code raw_payload} contains everything that was kept.
 */
final class HeartbeatNdjsonFormat implements HeartbeatFormat {
    private final String versionName;

    HeartbeatNdjsonFormat(Vocabulary vocabulary) {
        versionName = HeartbeatFormat.versionColumn(vocabulary);
    }

    @Override
    public String head() {
        return "";
    }

    @Override
    public String line(KeptDay row) {
        ObjectNode line = JSON.createObjectNode()
                .put("received_at_utc", row.receivedAt().toString())
                .put("instance_id", row.instanceId().toString())
                .put(versionName, row.version());
        return line.set("raw_payload", ExportFormat.read(row.kept())) + "\n";
    }
}
