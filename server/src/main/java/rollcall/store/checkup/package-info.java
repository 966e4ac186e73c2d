/**
 * What an operator's doctor looks at: whether the database is fit for Rollcall, and what to do where it is not. It changes nothing, does not migrate
 * and needs no server that runs.
 */
@NullMarked
package rollcall.store.checkup;

import org.jspecify.annotations.NullMarked;
