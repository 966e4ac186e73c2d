package rollcall.intake;

/** What becomes of a second heartbeat of an instance within its product's window. */
enum RepeatPolicy {
    /** It is refused with the time to wait: Eventyay's senders and the house form understand that. */
    REFUSED,
    /** It is told ok and counted no second time: the sender does not read answers and could not do better. */
    TOLD_OK,
    /** It takes the place of the day's first: the sender reports several times a day, and the last one counts. */
    REPLACES
}
