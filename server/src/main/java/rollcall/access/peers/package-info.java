/** Internet addresses, and the proxies whose word on them counts. */
package rollcall.access.peers;
