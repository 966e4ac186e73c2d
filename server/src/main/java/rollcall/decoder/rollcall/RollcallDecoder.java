package rollcall.decoder.rollcall;

import rollcall.decoder.HeartbeatJson;
import rollcall.decoder.ReportDecoder;
import rollcall.report.Heartbeat;

/**
 * Decodes heartbeats in Rollcall's own JSON format: {@code
 * {"schema_version":"1","instance_id":"<uuid>","product_version":"2.1.0","metrics":{"users":37}}}.
 *
 * <p>Names at the top level and in {@code metrics} are field names of the product's vocabulary.
 */
public final class RollcallDecoder implements ReportDecoder {
    @Override
    public Heartbeat decode(byte[] body) {
        HeartbeatJson json = HeartbeatJson.read(body);
        return new Heartbeat(json.reporter(), json.values());
    }
}
