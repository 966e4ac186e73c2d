/**
 * Privacy: decides by a vocabulary of permitted names what of a report is kept, and coarsens it. It fails closed: kept values are built
 * afresh from permitted names; nothing is removed from the original.
 *
 * <p>Only this room can make a {@link rollcall.gate.KeptHeartbeat}. It knows no protocol, no database and no clock.
 */
@NullMarked
package rollcall.gate;

import org.jspecify.annotations.NullMarked;
