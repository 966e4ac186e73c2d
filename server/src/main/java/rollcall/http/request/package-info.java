/** What every handler asks of a request: who sends it, by which address, with which key, cookie or parameters, and who may open a route. */
package rollcall.http.request;
