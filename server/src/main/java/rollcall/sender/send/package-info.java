/**
 * Sends reports to their receiver: it decides what is due, sends one request after another, and logs the result of each. It knows no page.
 */
@NullMarked
package rollcall.sender.send;

import org.jspecify.annotations.NullMarked;
