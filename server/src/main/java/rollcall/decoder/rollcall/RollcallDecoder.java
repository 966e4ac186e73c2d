package rollcall.decoder.rollcall;

import rollcall.decoder.HeartbeatJson;
import rollcall.decoder.ReportDecoder;
import rollcall.report.Heartbeat;

/**
 * Decodes the house form: {@code {"schema_version":"1","instance_id":"<uuid>","product_version":"2.1.0","metrics":{"users":37}}}.
 *
 * <p>Names at top level and inside {@code metrics} are field names of the product's vocabulary.
 */
public final class RollcallDecoder implements ReportDecoder {
    @Override
    public Heartbeat decode(byte[] body) {
        HeartbeatJson json = HeartbeatJson.read(body);
        return new Heartbeat(json.origin(), json.claims());
    }
}
