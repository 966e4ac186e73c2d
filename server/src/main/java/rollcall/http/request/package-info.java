/** Reads a request: its sender, its address, its key, cookies and parameters, and the rule that says who may open its route. */
@NullMarked
package rollcall.http.request;

import org.jspecify.annotations.NullMarked;
