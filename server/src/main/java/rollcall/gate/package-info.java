/**
 * Privacy: decides what of a report is kept, by a vocabulary of permitted names, and coarsens it. It fails closed: the kept value
 * is built afresh from permitted names, nothing is ever deleted from the original.
 *
 * <p>Only this room can make a {@link rollcall.gate.KeptHeartbeat}. It knows no wire format, no database and no clock.
 */
package rollcall.gate;
