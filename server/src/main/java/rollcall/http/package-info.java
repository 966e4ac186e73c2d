/**
 * The only room that knows Javalin and Thymeleaf. Here are the server, the one table of routes and the guard before it; an address that no
 * route opens stays shut. The endpoints stand below, and below them what they share.
 *
 * <p>This room knows no SQL and decides nothing about data: it asks {@code intake}, {@code pages} and {@code access}.
 */
package rollcall.http;
