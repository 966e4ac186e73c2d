/** Internet addresses, and the proxies whose headers are believed. */
package rollcall.access.peers;
