/** Internet addresses, and the proxies whose headers are believed. */
@NullMarked
package rollcall.access.peers;

import org.jspecify.annotations.NullMarked;
