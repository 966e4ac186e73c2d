/**
 * The pool of connections over one PostgreSQL, external or embedded, with the schema in place, and whether it is healthy. It may start
 * the {@link rollcall.store.embedded} server and knows no table.
 */
@NullMarked
package rollcall.store.database;

import org.jspecify.annotations.NullMarked;
