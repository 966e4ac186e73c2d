package rollcall.gate;

import java.util.Map;

/**
 * What the gate decided about one batch.
 *
 * @param kept what may be stored
 * @param drops the ignored fields, and how often each
 */
public record BatchVerdict(KeptBatch kept, Map<IgnoredField, Long> drops) {}
