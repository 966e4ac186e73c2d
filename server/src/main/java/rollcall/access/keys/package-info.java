/** The API keys of senders, and the days of their last use. */
@NullMarked
package rollcall.access.keys;

import org.jspecify.annotations.NullMarked;
