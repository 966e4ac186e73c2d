/** The page about the reach of some versions: an advisory's, or those whose support ends. */
package rollcall.pages.reach;
