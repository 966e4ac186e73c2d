/** The filter of a page: which instances its URL asks for, as parameters, as conditions and as chips that can be taken off. */
package rollcall.pages.filter;
