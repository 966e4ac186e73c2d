/**
 * The only room that talks to the database: pool, embedded PostgreSQL, migrations, and one interface with pasteable SQL a table.
 *
 * <p>This room knows no wire format, no HTTP and no page. Of a report it takes only what the gate kept.
 */
package rollcall.store;
