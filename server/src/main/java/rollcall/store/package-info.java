/**
 * The only room that talks to the database. Here are the pool, the migrations, and what is wrong with a database in words; below are the
 * tables by what they are about, each with SQL that can be pasted into psql.
 *
 * <p>This room knows no wire format, no HTTP and no page. Of a report it takes only what the gate kept.
 */
package rollcall.store;
