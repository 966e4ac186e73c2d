/**
 * Bodies of requests and answers while they arrive and leave. They are bounded in size, memory and time, so that one slow peer delays
 * nobody else.
 */
@NullMarked
package rollcall.http.body;

import org.jspecify.annotations.NullMarked;
