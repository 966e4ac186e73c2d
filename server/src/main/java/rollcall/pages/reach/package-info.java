/** The page about the reach of some versions: an advisory's, or those whose support ends; and the pages on which both are written down. */
package rollcall.pages.reach;
