/**
 * The local agent: takes facts and events of the program beside this one. It knows the protocol of what it takes, and neither HTTP nor
 * who may ask.
 */
@NullMarked
package rollcall.sender.agent;

import org.jspecify.annotations.NullMarked;
