/**
 * The only room that talks to the database. Its own package holds the failures of a database and what several of the rooms below use. The pool and
 * the schema are in {@link rollcall.store.database}; the tables are in the other rooms, by subject, with SQL that can be pasted into psql.
 *
 * <p>This room knows no protocol, no HTTP and no page. Of a report it takes only what the gate kept.
 */
@NullMarked
package rollcall.store;

import org.jspecify.annotations.NullMarked;
