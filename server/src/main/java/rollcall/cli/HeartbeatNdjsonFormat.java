package rollcall.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import rollcall.gate.vocabulary.Vocabulary;
import rollcall.store.heartbeats.KeptDayDao.KeptDay;

/** One JSON object a line: time, instance, version, and everything that was kept in {@code raw_payload}. */
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
