/**
 * The only room that talks to the database. Here is what is wrong with a database, in words, and what several of the rooms below use; the
 * pool and the schema are in {@link rollcall.store.database}, the tables are below by what they are about, each with SQL that can be pasted
 * into psql.
 *
 * <p>This room knows no protocol, no HTTP and no page. Of a report it takes only what the gate kept.
 */
@NullMarked
package rollcall.store;

import org.jspecify.annotations.NullMarked;
