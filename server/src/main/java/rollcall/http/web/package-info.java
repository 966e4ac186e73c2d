/** The endpoints for people: pages, forms and files, and the filters that finish a page. */
package rollcall.http.web;
