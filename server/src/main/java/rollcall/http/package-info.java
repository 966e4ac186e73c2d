/**
 * The only room that knows Javalin and Thymeleaf: the whole URL table, doors shut by default, failure to status in one table.
 *
 * <p>This room knows no SQL and decides nothing about data: it asks {@code intake}, {@code pages} and {@code access}.
 */
package rollcall.http;
