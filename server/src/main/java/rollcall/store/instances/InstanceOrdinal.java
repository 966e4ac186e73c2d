package rollcall.store.instances;

import java.util.UUID;

/** An instance's identifier, and its position in every bitmap of its product. */
public record InstanceOrdinal(UUID instanceId, int ordinal) {}
