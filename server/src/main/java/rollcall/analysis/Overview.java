package rollcall.analysis;

/**
 * Who answers the roll call. Periods end today and include it; "before" is the period of the same length right before.
 *
 * @param activeToday instances that have answered today so far
 * @param active7 in the last 7 days
 * @param active7Before in the 7 days before these
 * @param active30 in the last 30 days
 * @param active30Before in the 30 days before these
 * @param new30 first heard of in the last 30 days
 * @param new30Before first heard of in the 30 days before these
 * @param lost30 answered in the 30 days before, and not in the last 30
 * @param lost30Before the same, 30 days earlier
 * @param trail how these numbers came to be
 * @param daily instances that answered on each day, with one line of how many of them were new
 */
public record Overview(
        int activeToday,
        int active7,
        int active7Before,
        int active30,
        int active30Before,
        int new30,
        int new30Before,
        int lost30,
        int lost30Before,
        Trail trail,
        Trend daily) {}
