package rollcall.gate;

import java.util.Map;

/**
 * The gate's judgement of one batch.
 *
 * @param kept what may be stored
 * @param drops what may not, by name and kind, and how often
 */
public record BatchVerdict(KeptBatch kept, Map<IgnoredField, Long> drops) {}
