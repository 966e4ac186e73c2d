/**
 * Raw days in, summary rows out: for each day, field and value the bitmap of the instances that reported it. Folding the same rows
 * twice changes nothing. Of events also how often they happened and for how many users; each batch of them is added once.
 *
 * <p>It knows no question that is asked of the summaries, no page and no wire format, and touches the database through store's
 * interfaces alone.
 */
package rollcall.rollup;
