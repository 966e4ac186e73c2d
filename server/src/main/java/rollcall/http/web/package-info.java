/** The endpoints for people: pages, forms and files, and the filters that finish a page. */
@NullMarked
package rollcall.http.web;

import org.jspecify.annotations.NullMarked;
