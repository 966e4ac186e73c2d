package rollcall.store;

/** The tables of the fold within one transaction. */
public record FoldTables(
        FoldQueueDao queue,
        HeartbeatDayDao heartbeats,
        RollupDao rollups,
        EventQueueDao eventQueue,
        EventRollupDao eventRollups,
        EventNameDao eventNames,
        NewcomerDao newcomers) {}
