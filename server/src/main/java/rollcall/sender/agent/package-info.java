/**
 * The local agent: it takes the facts and events of the program that runs beside Rollcall. It reads the JSON of these reports. It knows
 * nothing of HTTP and does not check who may call it.
 */
@NullMarked
package rollcall.sender.agent;

import org.jspecify.annotations.NullMarked;
