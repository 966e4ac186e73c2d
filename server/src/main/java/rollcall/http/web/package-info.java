/** The endpoints for people: pages, forms, files, and what is done to a page before it leaves. */
package rollcall.http.web;
